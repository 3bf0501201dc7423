"""Ce qu’une colonne obligatoire devient, quand ni le fichier ni la page ne la donnent."""

# (table, colonne) → ce qu’une colonne obligatoire absente devient.
DEFAUTS = {
    ("preconisations", "nature"): "preconisation",
    ("constats", "nature"): "constat",
    ("effectifs", "nature"): "compte",
    ("evenements", "precision_date"): "jour",
    ("lignes_budgetaires", "poste"): "divers",
    ("lignes_budgetaires", "attribution"): "incertaine",
    ("codages", "rang"): 1,
    ("codages", "methode"): "lecture",
}
