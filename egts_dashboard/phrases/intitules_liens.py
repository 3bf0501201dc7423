"""L’intitulé montré des colonnes que seuls les rapprochements emploient."""

INTITULES_LIENS = {
    "amont_dit": "Amont",
    "aval_dit": "Aval",
    "decision": "Décision",
    "jumelle": "Sa jumelle",
    "jumelle_provenance": "Atelier de la jumelle",
    "mots_communs": "Mots communs",
    "nb_justes": "Dont jugés liés",
    "poids": "Poids",
    "precision_bas_pct": "Précision, borne basse",
    "precision_haut_pct": "Précision, borne haute",
    "rappel_bas_pct": "Rappel, borne basse",
    "rappel_haut_pct": "Rappel, borne haute",
    "score": "Ressemblance (0 à 1)",
    "seuil": "Note d’au moins",
    "terme": "Terme",
    "themes_communs": "Thèmes communs",
    "valeur_terme": "Valeur (0 à 1)",
}
