"""L’intitulé montré des colonnes que seule la page Représentativité emploie."""

INTITULES_ECARTS = {
    "erreur_tirage": "Erreur de tirage (95 %)",
    "inconnu_bas": "Rapport si aucun inconnu",
    "inconnu_haut": "Rapport si tous les inconnus",
    "manque_seances": "En séances",
    "p_corrigee": "P (BH)",
    "p_exacte": "P exacte",
    "presences_attendues": "Présences attendues",
    "ratio_bas": "Rapport, borne basse",
    "ratio_haut": "Rapport, borne haute",
    "residu": "Résidu ajusté",
}
