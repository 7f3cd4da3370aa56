"""Write a tiny model with random weights: ``python tests/opt_in/tiny_gguf.py FILE``.

It knows the 256 bytes and no words, so that whatever it says is noise. Runs in the Python that has gguf and numpy.
"""

import sys
from importlib import import_module
from typing import Any

import numpy as np

WIDTH, HIDDEN, HEADS, CONTEXT = 32, 64, 2, 8192
SPECIAL = ("<unk>", "<s>", "</s>")
UNKNOWN, CONTROL, BYTE = 2, 3, 6  # token types
TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant: "


def main() -> None:
    """Write the model."""
    # By name, because only the Python of the server has the package.
    gguf: Any = import_module("gguf")
    writer = gguf.GGUFWriter(sys.argv[1], "llama")
    _describe(writer)
    _add_tokens(writer)
    for name, shape in _shapes().items():
        writer.add_tensor(name, _weights(shape))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(writer: Any) -> None:
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)


def _add_tokens(writer: Any) -> None:
    tokens = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256))]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([UNKNOWN, CONTROL, CONTROL, *([BYTE] * 256)])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(TEMPLATE)


def _shapes() -> dict[str, tuple[int, ...]]:
    vocabulary = len(SPECIAL) + 256
    square = {f"blk.0.attn_{part}.weight": (WIDTH, WIDTH) for part in ("q", "k", "v", "output")}
    norms = dict.fromkeys(("blk.0.attn_norm.weight", "blk.0.ffn_norm.weight", "output_norm.weight"), (WIDTH,))
    up = {f"blk.0.ffn_{part}.weight": (HIDDEN, WIDTH) for part in ("gate", "up")}
    words = {"token_embd.weight": (vocabulary, WIDTH), "output.weight": (vocabulary, WIDTH)}
    return {**words, **norms, **square, **up, "blk.0.ffn_down.weight": (WIDTH, HIDDEN)}


def _weights(shape: tuple[int, ...]) -> "np.typing.NDArray[np.float32]":
    if len(shape) == 1:
        return np.ones(shape, np.float32)
    return np.random.default_rng(len(shape) * shape[0]).normal(0, 1, shape).astype(np.float32)


if __name__ == "__main__":
    main()
