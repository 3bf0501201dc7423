"""Une ligne de commande en français, lisible par toute console : argparse ne parle qu’anglais."""

import argparse
import codecs
import io
import re
import sys
import unicodedata
from typing import Any, NoReturn

# Le refus d’argparse → le nôtre.
REFUS = (
    (re.compile(r"the following arguments are required: (.+)"), "il manque {}"),
    (re.compile(r"unrecognized arguments: (.+)"), "argument inconnu\u00a0: {}"),
    (
        re.compile(r"argument .+?: invalid choice: '(.+?)' \(choose from .+\)"),
        "«\u00a0{}\u00a0» n’est pas une commande",
    ),
    (
        re.compile(r"argument (.+?): expected (?:one|at least one) argument"),
        "l’option {} attend une valeur",
    ),
    (
        re.compile(r"argument (.+?): ignored explicit argument (.+)"),
        "l’option {} ne prend pas de valeur\u00a0: {}",
    ),
    (re.compile(r"argument (.+?): (.+)"), "{}\u00a0: {}"),
)


# Ce qu’une console d’un autre âge ne sait pas écrire.
REMPLACEMENTS = str.maketrans(
    {
        "’": "'",
        "«": '"',
        "»": '"',
        "\u2212": "-",
        "–": "-",
        "→": "->",
        "←": "<-",
        "›": ">",
    }
)


class CommandeMalEcrite(SystemExit):
    """La commande ne peut pas être lue ; le refus est déjà écrit sur la sortie d’erreur."""

    def __init__(self, message: str):
        super().__init__(2)
        self.message = message


class _MiseEnPage(argparse.RawDescriptionHelpFormatter):
    """La mise en page d’argparse, « Usage : » en tête."""

    def add_usage(
        self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        # argparse passe un préfixe vide quand il compose le nom d’une sous-commande.
        debut = "Usage\u00a0: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, debut)


class Analyseur(argparse.ArgumentParser):
    """Un analyseur d’arguments dont l’aide et les refus sont en français.

    `prend_des_mots` : ce qui commence par un seul tiret et n’est pas une option est un mot.
    """

    prend_des_mots = False

    def __init__(self, **reglages: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=_MiseEnPage,
            **reglages,
        )
        self._positionals.title = "Arguments\u00a0"
        self._optionals.title = "Options\u00a0"
        self.add_argument(
            "-h", "--help", action="help", help="affiche cette aide et s’arrête"
        )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Lit les arguments ; les mots à tiret, s’il y en a, après toutes les options."""
        if self.prend_des_mots:
            args = self._words_last(list(args))
        return super().parse_known_args(args, namespace)

    def _words_last(self, arguments: list[str]) -> list[str]:
        if "--" in arguments:
            return arguments
        options, mots, attend = [], [], False
        for argument in arguments:
            connue = self._option_string_actions.get(argument)
            est_mot = argument.startswith("-") and argument[1:2] not in ("", "-")
            est_valeur, attend = attend, connue is not None and connue.nargs is None
            if est_mot and connue is None and not est_valeur:
                mots.append(argument)
            else:
                options.append(argument)
        return [*options, "--", *mots] if mots else options

    def error(self, message: str) -> NoReturn:
        """Dit l’usage et ce qui ne va pas, puis sort avec le code 2."""
        self.print_usage(sys.stderr)
        phrase = f"{to_french(message)}."
        print(f"Erreur\u00a0: {phrase}", file=sys.stderr)
        raise CommandeMalEcrite(phrase)


def to_french(message: str) -> str:
    """Le refus d’argparse en français ; tel quel s’il n’est pas connu."""
    for forme, phrase in REFUS:
        if trouve := forme.fullmatch(message):
            return phrase.format(*trouve.groups())
    return message


def prepare_console() -> None:
    """Une console qui n’est pas en UTF-8 reçoit une approximation, jamais une erreur."""
    codecs.register_error("approximation", _approximate)
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(errors="approximation")


def _approximate(refus: UnicodeError) -> tuple[str, int]:
    if not isinstance(refus, UnicodeEncodeError):
        raise refus
    texte = refus.object[refus.start : refus.end].translate(REMPLACEMENTS)
    decompose = unicodedata.normalize("NFKD", texte)
    lisible = "".join(c for c in decompose if not unicodedata.combining(c))
    return lisible.encode("ascii", "replace").decode("ascii"), refus.end
