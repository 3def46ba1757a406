from __future__ import annotations

from pathlib import Path

from reader import __version__
from reader.tui.commands.registry import commands
from tests.cli.conftest import Shell


def test_version(shell: Shell) -> None:
    assert shell("--version").out == f"newsleaf {__version__}\n"


def test_every_command_has_a_help_with_examples(shell: Shell) -> None:
    main_help = shell("--help").out
    names = [
        *("add", "refresh", "feeds", "tags", "list", "show", "open", "mark", "tag"),
        *("remove", "import", "export", "keys", "paths", "doctor"),
    ]
    for name in names:
        assert f"\n  {name} " in main_help
        for option in ("-h", "--help"):
            ran = shell(name, option)
            assert ran.code == 0
            assert f"Usage: newsleaf {name} " in ran.out
            assert "Examples:\n    " in ran.out
    for name in ("tag add", "tag remove", "export opml"):
        assert "Examples:\n    " in shell(*name.split(), "-h").out


def test_an_unknown_command_is_misuse(shell: Shell) -> None:
    ran = shell("lits")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("newsleaf: ")


def test_keys_names_every_command_of_the_screen(shell: Shell) -> None:
    rows = shell("keys", "--json").json
    assert [row["id"] for row in rows] == [command.id for command in commands()]
    assert all(row["title"] and row["help"] and row["group"] for row in rows)
    lines = shell("keys").out.splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]


def test_keys_follow_the_configuration(shell: Shell, tmp_path: Path) -> None:
    name = commands()[0].id
    (tmp_path / "config.toml").write_text(f'[keys]\n{name} = "ctrl+y"\n')
    assert shell("keys", "--json").json[0]["keys"] == ["ctrl+y"]
    unbound = shell("keys", "--json", "--default").json[0]["keys"]
    assert tuple(unbound) == commands()[0].keys


def test_keys_as_tables(shell: Shell) -> None:
    ran = shell("keys", "--markdown")
    assert ran.code == 0
    for command in commands():
        assert f"`{command.id}`" in ran.out
    assert ran.out.count("\n## ") + 1 == len({c.group for c in commands()})


def test_a_configuration_that_is_named_must_be_there(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").unlink()
    ran = shell("keys")
    assert ran.code == 2
    assert ran.err == (
        f"newsleaf: {tmp_path / 'config.toml'}: there is no such file"
        " (NEWSLEAF_CONFIG names it)\n"
    )
    assert shell("doctor").code == 1


def test_paths(shell: Shell, tmp_path: Path) -> None:
    places = shell("paths", "--json").json
    assert places["library"] == str(shell.library)
    assert places["configuration"] == str(tmp_path / "config.toml")
    assert list(places) == ["library", "configuration"]
    lines = shell("paths").out.splitlines()
    assert [line.split(None, 1) for line in lines] == [list(p) for p in places.items()]
    assert not shell.library.exists()
