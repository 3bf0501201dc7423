"""Ce qu’une phrase dit de la réunion, des items ou du rapport, sans en être un."""

import re

from egts_dashboard.analyses.extraction.ateliers import told_workshop
from egts_dashboard.analyses.extraction.pratiques import (
    announces_practices,
    comments_practice,
)
from egts_dashboard.analyses.extraction.recits import (
    discusses,
    ends_meeting,
    recounts,
    settles,
    tells_attendance,
    tells_meeting,
)
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.tournures import (
    is_about_demands,
    is_demand,
    notes_trouble,
)
from egts_dashboard.analyses.extraction.vecus import quotes
from egts_dashboard.models.candidat import NatureCandidat

# « (Les fiches sont jointes en annexe.) » : une parenthèse parle du rapport.
ASIDE = re.compile(r"\([^()]+\)[.;]?")


# « Coût estimé pour la commune : 22 k€ » chiffre une demande, sans en être une.
PRIX = re.compile(
    r"^(?:(?:l[ea]s? |l[’']|une? )?(?:coûts?|budget|montants?|enveloppe|subventions?|financements?|devis|total|dépenses?)\b|reste à (?:trouver|financer))[^.;]*\d",
    re.IGNORECASE,
)


CONGE = re.compile(
    r"(?:bien à (?:vous|toi|tous)|cordialement|amicalement|sincèrement|respectueusement|salutations|bonjour|bonsoir|je vous prie"
    r"|merci|prochaine?s? (?:réunion|rencontre|séance|rendez-vous|date)s?|(?:la |notre )?(?:réunion|rencontre|séance) suivante|à (?:très )?bientôt)\b",
    re.IGNORECASE,
)


# « Utilisez le formulaire pour… » s’adresse au visiteur de la page.
ADRESSE = re.compile(
    r"(?:utilisez|cliquez|telechargez|consultez|decouvrez|retrouvez|contactez|remplissez|completez|inscrivez-vous|abonnez-vous|rejoignez|partagez|suivez)\b"
)


def addresses(phrase: str) -> bool:
    """Vrai pour un mot au visiteur de la page : il ne demande rien à la place des gens."""
    return ADRESSE.match(plain(phrase)) is not None


def is_comment(nature: NatureCandidat, phrase: str) -> bool:
    """Un mot sur les items eux-mêmes, sur la réunion ou sur ceux qui y sont venus."""
    if is_about_demands(phrase) or ASIDE.fullmatch(phrase) or addresses(phrase):
        return True
    if nature == "pratique":
        return comments_practice(phrase) or ends_meeting(phrase)
    if announces_practices(phrase):
        return True
    if nature == "preconisation" and is_demand(phrase):
        return False
    if nature == "preconisation" and recounts(phrase):
        return not (notes_trouble(phrase) or quotes(phrase))
    if PRIX.match(phrase) or CONGE.match(phrase):
        return True
    return (
        tells_attendance(phrase)
        or discusses(phrase)
        or settles(phrase)
        or tells_meeting(phrase)
        or (nature == "preconisation" and phrase.endswith("?"))
        # « L’atelier Rue s’est réuni deux fois » : un compte, pas un constat.
        or (nature == "constat" and told_workshop(phrase) is not None)
    )
