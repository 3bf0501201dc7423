"""Les mots d’une ligne qui résume un tableau, le vérifie ou l’annote, sans accents ni casse."""

import re

MOYENNES = "moyennes?|moy|medianes?|ecarts? types?|variances?|quartiles?|q[123]"
EXTREMES = "max|maxi|maximum|maxima|min|mini|minimum|minima"
PARTS = "%|pourcentages?|parts?|taux|ratios?"
NOMBRES = "nombres?|nb"
RANGS = "(?:(?:1er|2e|3e|premier|deuxieme|troisieme) )?"
# Le mot seul, ou avec de quoi dire sur quoi il porte sans rien nommer d’autre.
SEUL = re.compile(
    rf"(?:en )?{RANGS}(?P<mot>{MOYENNES}|{EXTREMES}|{PARTS}|{NOMBRES})"
    "(?: (?:generale?|totale?|globale?|ponderee|arithmetique|simple|total|%))*"
)
TOTAUX = re.compile("(?:grand |sous )?tota(?:l|ux)(?: generaux| general)?")
PHRASE = re.compile(
    rf"{RANGS}(?P<mot>{MOYENNES}|{EXTREMES}|{PARTS}|{NOMBRES})"
    "(?: (?:generale?|totale?|globale?|ponderee))* (?:par|de|des|du|d|sur|pour) .{1,60}"
)
# Ce qui passe d’une page à l’autre d’un tableau imprimé, et que ses lignes comptent déjà.
REPORT = re.compile(
    r"(?:(?:somme|montant|total) )?(?:a |en )?(?:reporter|reports?)"
    r"(?: (?:(?:de |du |sur )?(?:la |le )?(?:page|folio|feuille|feuillet)"
    r"(?: (?:precedente?|suivante?|n )?\s?[0-9]*)?|(?:ci )?dessus|precedent))?"
)
# Ce qui vérifie un tableau, sous son total.
CONTROLE = re.compile(
    "(?:ecarts?|controles?|verifications?|differences?|soldes?|restes?|reliquats?|disponibles?)"
    "(?: (?:constates?|restants?|final|finaux|(?:a |de |du |des |sur |avec )?(?:le |la )?"
    "(?:payer|engager|depenser|total|totaux|somme|budget|enveloppe)))?"
)
NOTE = re.compile(
    r"\s*(?:(?:sources?|notes?|nota|n\.?b\.?|champ|lecture|légende|remarques?|mise à jour)"
    r"\s*:.*|\*.*|[¹²³].*|\([0-9]\).*)",
    re.IGNORECASE | re.DOTALL,
)
# De quoi passer vite sur les autres lignes : un de ces mots au début d’une case.
DEBUT = (
    r"^\W*(?:en |1er |2e |3e |premier |deuxi[eè]me |troisi[eè]me )?(?:moy|m[eé]dian|[eé]cart"
    r"|varianc|quartil|q[123]\b|max|min|%|pourcent|parts?\b|taux\b|ratio|nombre|nb|n\.b\."
    r"|(?:[aà] |somme |montant )?report|sources?\b|notes?\b|nota\b|champ\b|lecture\b|l[eé]gende\b|remarques?\b|mise à jour"
    r"|contr[oô]le|v[eé]rif|diff[eé]rence|solde|reste|reliquat|disponible"
    r"|\*|[0-9]\)|[¹²³])"
)
