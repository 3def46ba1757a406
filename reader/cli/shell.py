"""The commands for the shell, read from the command line by click."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reader import __version__
from reader.cli import output
from reader.cli.endings import OK
from reader.cli.options import examples, library_option
from reader.cli.screen import open_screen
from reader.cli.session import Session
from reader.content.clean import clean_line


class _Commands(click.Group):
    """The commands, loaded when one is asked for: the screen needs none of them."""

    def list_commands(self, context: click.Context) -> list[str]:  # noqa: ARG002  (click's)
        """The names of all commands, in order."""
        from reader.cli.commands import COMMANDS

        return sorted(COMMANDS)

    def get_command(
        self,
        context: click.Context,  # noqa: ARG002  (click's)
        name: str,
    ) -> click.Command | None:
        """A command by its name."""
        from reader.cli.commands import COMMANDS

        return COMMANDS.get(name)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "newsleaf add ~/articles https://example.org/feed.xml",
        "newsleaf list --unread",
        "newsleaf show 12",
    ),
)
@click.version_option(__version__, message="newsleaf %(version)s")
@library_option
@click.pass_context
def newsleaf(context: click.Context) -> int:
    """Read everything you subscribe to and everything you save.

    Without a command the screen opens. Data goes to standard output, what
    happens is told on standard error.

    Exit codes: 0 done, 1 something failed, 2 misuse, 3 nothing failed but
    servers that may well answer later, 130 interrupted.
    """
    if context.invoked_subcommand is not None:
        return OK
    return open_screen(context.ensure_object(Session))


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; its exit code.

    Raises:
        NewsleafError: it could not be done.
        KeyboardInterrupt: the person broke it off.
    """
    try:
        code = newsleaf.main(
            list(arguments), prog_name="newsleaf", standalone_mode=False, obj=Session()
        )
    except click.ClickException as error:
        _explain(error)
        return error.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return int(code or OK)


def _explain(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        for line in error.format_message().splitlines():
            output.say(line)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    output.say(f"newsleaf: {clean_line(error.format_message())}")
    if context is not None:
        output.say(clean_line(context.get_usage()))
        output.say(f"Try `{context.command_path} --help`.")
