"""The manual page, made from what the command line says about itself."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from vidpipe_desktop.arguments import build_parser

_TEMPLATE = Path(__file__).parent / "linux" / "vidpipe-desktop.1"


def manual(version: str, date: str) -> str:
    """The page in the language of man(7)."""
    parser = build_parser()
    commands = "".join(_commands(parser))
    options = "".join(_options(parser))
    page = _TEMPLATE.read_text(encoding="utf-8").replace("@COMMANDS@", commands).replace("@OPTIONS@", options)
    return page.replace("@VERSION@", version).replace("@DATE@", date)


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield f".TP\n.B {choice.dest}\n{_escaped(choice.help or '')}\n"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings:
            value = f" {action.metavar}" if action.metavar else ""
            yield f".TP\n.B {_escaped(', '.join(action.option_strings) + value)}\n{_escaped(action.help or '')}\n"


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
