"""Comment la réunion s’est passée, et comment le rapport en parle : rien que l’on y observe."""

import re

_REUNION = r"(?:reunion|rencontre|seance|restitution|discussion|atelier|table ronde|soiree|matinee)s?"
_DES = r"(?:l[ae]s? |l'|une? |notre |nos |cet(?:te)? |ces |deux |trois |quatre |cinq |six |\d{1,2} )"
_RANG = r"(?:(?:premi|deuxi|troisi|quatri|cinqui|derni|second|deux|trois|quatre|cinq|six|\d)\w* ){0,2}"
_RAPPORT = r"(?:rapport|compte[ -]rendu|proces-verbal|recit|catalogue|releve|document)"
COULISSES = re.compile(
    # « Les deux séances ont été préparées ensemble », « L’atelier n’a réuni que neuf voisins ».
    rf"^{_DES}{_RANG}{_REUNION}\b[^.;:]{{0,50}}? (?:n')?(?:a|ont|est|sont|etait|etaient) (?:pas |surtout |d'abord |ete |tous |toutes )*"
    r"(?:prepare|suffi|reuni|parti|faite?s? (?:a|par|en) |dure|debute|commence|donne lieu|permis de recueillir)\w*"
    # « Nous nous sommes vus quatre fois », « On a commencé par un tour de table ».
    r"|^(?:nous nous sommes|on s'est|ils se sont|elles se sont) (?:\w+ment )?(?:vue?s?|reunie?s?|retrouvee?s?|rencontree?s?)\b|^(?:on a|nous avons) (?:\w+ment )?(?:commence|fini|termine|conclu)\b"
    # « Le rapporteur s’exprime sans notes » ; ce qu’il relève, lui, est à lire.
    r"|^l[ae]s? rapporteu\w+\b[^:;]{0,60}? (?:s'exprim|previen|pren(?:d|nent) la parole|lit |lisent|mont)\w*|\bmonte(?:nt)? a la tribune\b"
    # « Les demandes sont au nombre de trois », « Ce n’est pas un rapport ».
    r"|^(?:l[ae]s? |nos |leurs )(?:\w+ ){0,2}sont au nombre de\b"
    rf"|^(?:ce|ceci) n'est pas une? {_RAPPORT}|^je precise que\b|\bque nous ne (?:rapportons|citons|reproduisons|detaillons) pas\b"
    # « Merci à la cuisine », « La restitution aux élus est prévue le 4 juin ».
    r"|^merci (?:a|aux?)\b|^l[ae]s? (?:prochaine? |derniere )?(?:restitution|reunion|rencontre|seance|pleniere)s?\b[^.;:]{0,60} (?:est|sont|sera|seront) (?:prevue?|fixee?|programmee?)s?\b"
    # « La discussion a surtout porté sur les horaires ».
    r"|^(?:l[ae]s? |nos |l')(?:discussion|debat|echange)s? (?:a|ont) (?:\w+ ){0,2}(?:porte|tourne|roule)e?s? (?:sur|autour)\b[^,;:]{0,60}$"
    r"|^\d{1,3} \w+ autour de la table\b"
)
# « La loi du 4 mai parle de… » : ce qui se lit ailleurs, non ce que les gens ont vu.
TEXTE_OFFICIEL = re.compile(
    r"^(?:la|le|l'|cette|ce) ?(?:loi|decret|arrete|circulaire|ordonnance|directive) (?:du|n ?°|n|de) ?\d"
)


def tells_backstage(simple: str) -> bool:
    """Vrai pour « Trois séances n’ont pas suffi », déjà mis à plat : la réunion, non son sujet."""
    return COULISSES.search(simple) is not None


def cites_law(simple: str) -> bool:
    """Vrai pour « La loi du 4 mai parle de quinze heures »."""
    return TEXTE_OFFICIEL.match(simple) is not None
