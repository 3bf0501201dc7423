"""L’intitulé montré des colonnes que seules l’étude des mots et les correspondances emploient."""

INTITULES_MOTS = {
    "a_part": "À part de l’origine (95\u00a0%)",
    "axe_1": "Axe 1",
    "axe_2": "Axe 2",
    "contribution_1_pct": "Contribution à l’axe 1 (%)",
    "contribution_2_pct": "Contribution à l’axe 2 (%)",
    "cos2_1": "Cos², axe 1",
    "cos2_2": "Cos², axe 2",
    "droite": "Après",
    "gauche": "Avant",
    "items_dans": "Items de la sélection",
    "items_en_tout": "Items en tout",
    "mot": "Mot",
    "nom": "Nom",
    "occurrences_attendues": "Fois attendues",
    "occurrences_dans": "Fois, dans la sélection",
    "occurrences_en_tout": "Fois, en tout",
    "p_bilaterale": "P bilatérale",
    "qualite": "Qualité (cos² sur le plan)",
    "sorte_point": "Point",
}
