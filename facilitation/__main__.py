"""The command line: ``python -m facilitation --help``."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import click

from facilitation.reach import for_phones, wifi_address
from facilitation.reports.agreement import conversation_report, told
from facilitation.reports.event_agreement import event_report, read_record
from facilitation.reports.exported import NotExported, read_exported
from facilitation.settings import ROOT, read_settings
from facilitation.storage.backup import KEPT, CannotRestore, restore_backup, take_backup
from facilitation.storage.catalogue import Catalogue, Listed
from facilitation.storage.lock import InUse, hold


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Common Table: a live facilitation app for co-production events.

    Settings come from the environment: HOST and PORT (where to listen; 127.0.0.1 and 5000
    by default), PUBLIC_URL (how phones reach this machine, for example
    http://192.168.1.20:5000; it decides links, QR codes and cookies) and INSTANCE (the
    folder in which events are kept).
    """
    # Copies too hold who voted what: nobody else on this machine may read them.
    os.umask(0o077)


@main.command()
@click.option("--phones", is_flag=True, help="Let phones on the same wifi in.")
def serve(phones: bool) -> None:
    """Start the app and print what to open.

    With --phones links and QR codes carry this computer's address on its network, and all
    who are on it can open them, unless HOST or PUBLIC_URL say otherwise.
    """
    try:
        if phones:
            os.environ.update(for_phones(os.environ, wifi_address()))
        read_settings()
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    # A fresh process: eventlet must patch before anything else is imported.
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, str(ROOT / "server.py")])


@main.command()
def demo() -> None:
    """Start the app with a made-up event and twenty simulated people.

    Kept apart from your own events, in the folder demo/ of the instance folder, and new each
    time.
    """
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "bench.demo"])


@main.command()
@click.argument("event", required=False)
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Folder for the copy.")
def backup(event: str | None, folder: Path | None) -> None:
    """Copy one event (by its id or join code), or all of them. The app may be running.

    The app itself keeps the last ten copies of each event, one for each change of stage,
    in the folder backups/ of the instance folder.
    """
    catalogue = Catalogue(_instance())
    for listed in [_find(catalogue, event)] if event else catalogue.all():
        target = folder / listed.id if folder else catalogue.backups(listed.id)
        kept = 0 if folder else KEPT
        click.echo(take_backup(catalogue.path(listed.id), target, "by-hand", kept))


@main.command()
@click.argument("event")
@click.argument("copy", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(event: str, copy: Path) -> None:
    """Put COPY in the place of EVENT (its id or join code). Stop the app first.

    Devices that are still open offer again what had been saved after the copy was taken.
    """
    instance = _instance()
    try:
        with hold(instance):
            catalogue = Catalogue(instance)
            listed = _find(catalogue, event)
            restore_backup(copy, catalogue.path(listed.id))
    except (InUse, CannotRestore) as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"{listed.title} is back as it was in {copy}. Start the app again.")


@main.command()
@click.argument("event")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(event: str, yes: bool) -> None:
    """Delete EVENT (its id or join code) for good, with every copy kept here. Stop the app first.

    The app does it by itself on the day that the organiser gave. Copies that were put
    elsewhere (backup --to) are not found.
    """
    instance = _instance()
    try:
        with hold(instance):
            catalogue = Catalogue(instance)
            listed = _find(catalogue, event)
            if not yes:
                click.confirm(f"Delete {listed.title}, {listed.date}, for good?", abort=True)
            catalogue.forget(listed.id)
    except InUse as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"{listed.title} was deleted.")


@main.command()
def events() -> None:
    """List the events of this installation: id, join code, date, title."""
    for listed in Catalogue(_instance()).all():
        click.echo(f"{listed.id}  {listed.code}  {listed.date}  {listed.title}")


@main.command()
@click.argument("event")
@click.option("--json", "as_json", is_flag=True, help="For programs: see docs/agreement.md.")
def agreement(event: str, as_json: bool) -> None:
    """Work out agreement in EVENT: an event's id or join code, or the folder of an export.

    The app may be running. These are the organiser's own figures: small numbers are not
    held back.
    """
    folder = Path(event)
    if folder.is_dir():
        try:
            report = conversation_report(read_exported(folder))
        except (NotExported, UnicodeDecodeError, csv.Error) as problem:
            raise click.ClickException(str(problem)) from None
    else:
        catalogue = Catalogue(_instance())
        report = event_report(read_record(catalogue.path(_find(catalogue, event).id)))
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(told(report)))


def _instance() -> Path:
    try:
        return read_settings().instance
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None


def _find(catalogue: Catalogue, name: str) -> Listed:
    found = catalogue.find(name)
    if found is None:
        raise click.ClickException(f"There is no event {name} here. Try the command: events")
    return found


if __name__ == "__main__":
    main()
