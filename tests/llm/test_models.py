"""Which model is asked."""

from collections.abc import Sequence

import pytest

from mock_interview.errors import InputError
from mock_interview.llm.client import ChatClient
from mock_interview.llm.models import DEFAULT_OPENAI_MODEL, choose_model, preset_model
from mock_interview.locations import locate
from mock_interview.settings import Settings
from tests.servers.chat import ChatServer


async def chosen(offered: Sequence[str], **changes: object) -> str:
    with ChatServer(models=offered) as server:
        settings = server.settings(**{"models": (), **changes})
        async with ChatClient(settings, None) as client:
            return await choose_model(settings, client)


def test_the_setting_comes_first() -> None:
    assert preset_model(Settings(locations=locate(), models=("mine",))) == "mine"


def test_the_openai_service_has_a_default() -> None:
    assert preset_model(Settings(locations=locate())) == DEFAULT_OPENAI_MODEL


async def test_another_endpoint_is_asked_for_its_only_model() -> None:
    assert await chosen(["tiny"]) == "tiny"


async def test_a_model_that_is_set_needs_no_list() -> None:
    assert await chosen(["a", "b"], models=("b",)) == "b"


async def test_a_choice_is_left_to_the_person_with_the_list() -> None:
    with pytest.raises(InputError, match=r"has 2 models, so name it with --model.*: tiny, large\."):
        await chosen(["tiny", "large"])


async def test_a_long_list_is_cut_short() -> None:
    with pytest.raises(InputError, match=r"model-19 and 480 more\."):
        await chosen([f"model-{number}" for number in range(500)])


async def test_names_in_the_list_cannot_steer_a_terminal() -> None:
    with pytest.raises(InputError) as caught:
        await chosen(["a\x1b[2J", "b\nc"])
    assert str(caught.value).isprintable()


async def test_an_endpoint_without_models_is_told() -> None:
    with pytest.raises(InputError, match="no model loaded"):
        await chosen([])


async def test_an_endpoint_without_a_list_is_told() -> None:
    with ChatServer() as server:
        settings = server.settings(base_url=server.url + "/elsewhere", models=())
        async with ChatClient(settings, None) as client:
            with pytest.raises(InputError, match="does not list its models; name it"):
                await choose_model(settings, client)
