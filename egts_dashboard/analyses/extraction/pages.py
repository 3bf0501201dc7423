"""Ce qui, dans un rapport, tient à la page : numéros, titres courants, sommaires."""

import re
from collections import Counter
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.comptes import tells_counts
from egts_dashboard.analyses.extraction.marques import EN_TETE
from egts_dashboard.analyses.extraction.texte import clean, plain
from egts_dashboard.analyses.extraction.titres import announced, workshop

SOMMAIRE = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{5,})\s*p?\.?\s*\d{0,4}\s*$")
PAGE = re.compile(
    r"^[^\w€%]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?[^\w€%]*$", re.I
)
# « Publié le 12 décembre par le service » : la page parle d’elle-même.
MENTION = re.compile(
    r"\s*(?:publié|mise? à jour|mise? en ligne|dernière mise à jour|imprimé|document généré)e?\s?(?:le|:)\s",
    re.I,
)
# Ce qu’un navigateur imprime au bord des pages : « 22/11/2026, 12:58 », une adresse et « 1/2 ».
NAVIGATEUR = re.compile(
    r"\s*(?:\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?(?:\s.{0,120})?"
    r"|(?:https?|file|ﬁle)://\S+(?:\s+\d+/\d+)?)\s*"
)
# « © Ville de Tulle », « Crédit photo : … » : sous une image, non dans le texte.
CREDIT = re.compile(
    r"\s*(?:©|crédits?\s(?:photos?|images?)\b|photos?\s?:\s?\w)", re.IGNORECASE
)
SOUS_TITRE_BALISE = re.compile(r"\s*#{2,6}\s")
ADRESSE = re.compile(r"\S+[@.:/]\S")
REPETITIONS = 3
SIGNES_DE_CONDUITE = 300
LONGUEUR_DE_TITRE = 90


def heads_dotted_contents(lignes: Sequence[str], numero: int) -> bool:
    """Un sommaire à points de conduite se reconnaît ligne à ligne : son titre ne sert pas."""
    if announced(clean(lignes[numero - 1][:SIGNES_DE_CONDUITE])) != "sommaire":
        return False
    suite = [ligne for ligne in lignes[numero : numero + 10] if ligne.strip()][:2]
    return bool(suite) and all(
        SOMMAIRE.search(ligne[-SIGNES_DE_CONDUITE:]) for ligne in suite
    )


def furniture(lignes: Sequence[str]) -> set[str]:
    """Les lignes qui reviennent à chaque page : mêmes mots, aux chiffres près."""
    compte = Counter(
        _without_digits(ligne)
        for ligne in lignes
        if 8 < len(ligne.strip()) <= LONGUEUR_DE_TITRE
        # « les habitants du bourg » : la suite d’une ligne, que plusieurs items redisent.
        and not _goes_on(ligne.lstrip())
        and not EN_TETE.match(ligne)
        and not ligne.rstrip().endswith(":")
        # Une fiche à chaque atelier redit ses cases : ce n’est pas un titre courant.
        and "\t" not in ligne.strip()
        and not ligne.startswith("|")
        # « ### Analyse », sous le titre de chaque atelier : les parties d’un même plan.
        and SOUS_TITRE_BALISE.match(ligne) is None
    )
    return {
        ligne
        for ligne, fois in compte.items()
        if fois >= REPETITIONS
        and announced(ligne) is None
        and workshop(ligne) is None
        and "<" not in ligne
        # « Coût : 300 € », sous trois actions.
        and "€" not in ligne
        and "euro" not in ligne
        # « 3 séances, 18 jeunes », sous le titre de chaque atelier.
        and not tells_counts(ligne)
    }


def _goes_on(ligne: str) -> bool:
    """Vrai pour une ligne en bas de casse : elle continue une phrase, ou c’est une adresse."""
    return ligne[:1].islower() and ADRESSE.match(ligne) is None


def _without_digits(ligne: str) -> str:
    return re.sub(r"\d+", "0", plain(ligne))


def is_furniture(ligne: str, repetees: set[str]) -> bool:
    """Vrai pour un numéro de page, une ligne de sommaire, une image ou un titre courant."""
    return (
        PAGE.match(ligne) is not None
        or NAVIGATEUR.fullmatch(ligne) is not None
        or (
            len(ligne) <= LONGUEUR_DE_TITRE
            and (MENTION.match(ligne) or CREDIT.match(ligne)) is not None
        )
        or SOMMAIRE.search(ligne[-SIGNES_DE_CONDUITE:]) is not None
        or ligne.lstrip().startswith("![")
        or (len(ligne) <= LONGUEUR_DE_TITRE and _without_digits(ligne) in repetees)
    )
