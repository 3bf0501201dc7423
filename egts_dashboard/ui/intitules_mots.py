"""L’intitulé montré des colonnes que seules l’étude des mots et les correspondances emploient."""

INTITULES_MOTS = {
    "droite": "Après",
    "gauche": "Avant",
    "items_dans": "Items de la sélection",
    "items_en_tout": "Items en tout",
    "mot": "Mot",
    "occurrences_attendues": "Fois attendues",
    "occurrences_dans": "Fois, dans la sélection",
    "occurrences_en_tout": "Fois, en tout",
    "p_bilaterale": "P bilatérale",
}
