"""Les exemples qu’une phrase cite : « cite l’exemple de l’hôpital voisin »."""

import re

from egts_dashboard.analyses.extraction.texte import plain

MOTS_D_UNE_ANNONCE = 18
EXEMPLES = re.compile(
    r"\b(?:exemples|experiences|initiatives|ailleurs|pratiques inspirantes)\b"
)
EXEMPLE = re.compile(
    r"\b(?:cit|evoqu|donn|rappel|rapport)(?:e|ent|ons|es|ee?s?) (?:en exemple|l'exemple|comme exemple|l'experience)\b"
    r"|(?<!\ba )\bl'(?:exemple|experience) (?:de |du |d'|des )[^.]{0,80}\b(?:qui|ou|dont)\b|\b(?:a titre|pour ne citer qu'un) d?'?exemple\b"
    r"|\bcomme (?:le (?:fait|font|montre|prouve)|a|au|aux|en|dans|chez) (?:(?!cela|ca)\w+ ){1,6}?(?:qui|ou)\b"
    r"|^a (?:noter|suivre|decouvrir|imiter|signaler|saluer) ?: .*\b(?:voisin\w*|communes?|villes?|departement|cantons?|villages?|bourgs?|association|ecole|college|lycee|quartier|a [a-z-]+, )"
    r"|\b(?:peut|peuvent|pourrait) (?:servir|etre pris) (?:de modele|d'exemple|en exemple|pour modele)"
    r"|\b(?:fait|font) (?:figure de modele|figure d'exemple|figure de reference|ses preuves|leurs preuves|ecole)\b|\b(?:a ete salue|a retenu l'attention)"
    r"|^(?:au (?:titre|rang|nombre) des|parmi les) (?:reussites|bonnes pratiques|initiatives|experiences|exemples|succes)\b"
    r"|\b(?:une?|cette|cet|comme|d') (?:experience|initiative|pratique|demarche|exemple) (?:\w+ ){0,3}?(?:inspirant|exemplaire|a suivre|remarquable)"
    r"|\bl'(?:experience|initiative|exemple) (?:de |du |d'|des )[^.]{0,80}\best (?:considere|juge|percu|vu|salu|cit)\w*"
    r"|\b(?:est|sont) citee?s? comme (?:un |une |des )?(?:bons? )?exemples?|\b(?:initiatives?|experiences?|pratiques?) telles? que?\b"
    r"|^(?:l')?(?:experience|initiative)s? (?:du |de la |de l'|des |d'un)[^:.;]{3,50} ?: "
    r"|\b(?:experience|initiative|essai)s? (?:menee?s?|conduite?s?|tentee?s?|lancee?s?) [^.]{0,40}\b(?:convaincu|porte|fonctionn|reussi|marche)\w*"
    r"|\b(?:a|ont) (?:deja )?(?:pris les devants|franchi le pas|montre l'exemple|ouvert la voie|saute le pas)\b|\b(?:a|ont) deja (?:reagi|agi)\b"
    r"|\b(?:est|sont) citee?s? en exemple|\bs'inspirer (?:de|du|d')|\bprend(?:re|ent)? exemple sur"
)


def introduces_examples(texte: str) -> bool:
    """Vrai pour « Certaines expériences donnent envie. » : les phrases suivantes en citent."""
    return (
        len(texte.split()) <= MOTS_D_UNE_ANNONCE
        and EXEMPLES.search(plain(texte)) is not None
    )


def tells_example(texte: str) -> bool:
    """Vrai si une phrase cite un exemple à suivre : « cite l’exemple de l’hôpital voisin »."""
    return EXEMPLE.search(plain(texte)) is not None
