"""What models are told: Markdown, a file a language."""

from importlib.resources import files


def text_of(name: str, language: str) -> str:
    """Give a text by its name in a language."""
    ending = "md" if language == "en" else "zh-CN.md"
    return files(__name__).joinpath(f"{name}.{ending}").read_text(encoding="utf-8")
