from mock_interview.transcripts import consent
from mock_interview.transcripts.database import Database


def test_nothing_is_agreed_to_before_it_is(db: Database) -> None:
    assert not consent.is_agreed(db, "https://api.example.org")


def test_agreeing_holds_for_that_endpoint_alone(db: Database) -> None:
    consent.agree(db, "https://api.example.org")
    assert consent.is_agreed(db, "https://api.example.org")
    assert not consent.is_agreed(db, "http://api.example.org")


def test_agreeing_twice_is_agreeing_once(db: Database) -> None:
    consent.agree(db, "https://api.example.org")
    consent.agree(db, "https://api.example.org")
    assert consent.is_agreed(db, "https://api.example.org")
