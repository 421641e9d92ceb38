"""``manage.py make_editor NAME``: someone who may edit, with a password of their own."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from publications.editors import make_editor


class Command(BaseCommand):
    help = "Make an editor with a random password, which is printed once and stored nowhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name to log in with")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        password = make_editor(name)
        if password is None:
            self.stdout.write(
                _(
                    "The user %(name)s is there already. A new password: "
                    "manage.py changepassword %(name)s"
                )
                % {"name": name}
            )
            return
        self.stdout.write(
            _("Editor: %(name)s  Password: %(password)s  (shown once; it is stored nowhere)")
            % {"name": name, "password": password}
        )
