"""L’intitulé et l’écriture de chaque colonne montrée, d’après son nom : les mêmes partout."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from egts_dashboard.francais import NON_RENSEIGNE, nombre
from egts_dashboard.models.libelles import LIBELLES

INTITULES = {
    "affiche": "Valeur",
    "ajout": "À ajouter",
    "angle": "Angle",
    "annee": "Année",
    "atelier": "Atelier",
    "ateliers_attendus": "Ateliers attendus",
    "attendu": "Effectif attendu",
    "attribution": "Attribution du territoire",
    "aval": "Suite commune",
    "bas_pct": "Borne basse (%)",
    "base": "Base possible",
    "base_items": "Items codés de la colonne",
    "base_nb": "Effectif de la base",
    "calcule_eur": "Recalculé (€)",
    "calcule_pct": "Part calculée (%)",
    "categorie": "Catégorie",
    "categorie_exclusion": "Catégorie d’exclusion",
    "certitude": "Certitude",
    "champs": "Ce qui a changé",
    "changement": "Ce qui a changé",
    "cible_nom": "Vers",
    "codeur": "Codé par",
    "colonne": "Colonne",
    "confiance": "Confiance",
    "consomme_pct": "Consommé (%)",
    "controle": "Contrôle",
    "convergence": "Convergence (0 à 1)",
    "cumul_eur": "Cumul (€)",
    "cumul_pct": "Cumul (% de l’enveloppe)",
    "dans_eur": "Dans l’enveloppe (€)",
    "date": "Date",
    "date_debut": "Du",
    "date_fin": "Au",
    "declare": "Déclaré",
    "declare_pct": "Part déclarée (%)",
    "definition": "Définition",
    "demarche": "Démarche",
    "depense_eur": "Dépense (€)",
    "distance": "Distance (TVD)",
    "document": "Document",
    "ecart": "Écart",
    "ecart_eur": "Écart (€)",
    "ecart_points": "Écart (points)",
    "estime_eur": "Estimation publiée (€)",
    "etat": "État",
    "etat_controle": "État",
    "etat_lot": "État",
    "eur_par_atelier": "€ par atelier",
    "eur_par_participation": "€ par participation",
    "eur_par_preconisation": "€ par préconisation",
    "evenement": "Événement",
    "exclut": "Exclut",
    "explication": "Explication",
    "fait": "Fait",
    "fichier": "Fichier et empreinte SHA-256",
    "financement": "Financement",
    "geste": "Geste",
    "groupe": "Groupe",
    "haut_pct": "Borne haute (%)",
    "hors_eur": "Au-delà de l’enveloppe (€)",
    "inclut": "Inclut",
    "inconnu_bas": "Rapport si aucun inconnu",
    "inconnu_haut": "Rapport si tous les inconnus",
    "indice": "Indice (1 − TVD)",
    "intitule": "Intitulé",
    "item_id": "Identifiant",
    "k": "Ateliers du thème",
    "lecture": "Lecture",
    "lecture_dite": "Lecture",
    "libelle": "Libellé",
    "licence": "Conditions de réemploi",
    "lieu_a": "Où (1)",
    "lieu_b": "Où (2)",
    "ligne_debut": "Ligne du texte",
    "ligne_id": "Ligne",
    "localisation": "Place dans le document",
    "lot": "Lot",
    "manque": "Il manque",
    "manque_seances": "En séances",
    "message": "Ce qui est vu",
    "methode": "Méthode",
    "metier": "Métier ou diplôme",
    "modalite": "Modalité",
    "montant_eur": "Montant (€)",
    "mots_partages": "Mots partagés",
    "n": "Ateliers de la colonne",
    "nature": "Nature",
    "nature_dite": "Nature du lien",
    "nature_evenement": "Nature",
    "nature_lien": "Nature du lien",
    "nature_source": "Nature",
    "nb": "Effectif",
    "nb_ajouts": "Ajouts",
    "nb_anomalies": "Écarts",
    "nb_apres": "Items, ensuite",
    "nb_ateliers": "Ateliers",
    "nb_avant": "Items, d’abord",
    "nb_codages": "Codages",
    "nb_corrections": "Corrections",
    "nb_deduits": "Déduits",
    "nb_documents": "Documents",
    "nb_faits": "Faits",
    "nb_imprimes": "Imprimés",
    "nb_incertaines": "Lignes au territoire non imprimé",
    "nb_incertains": "Incertains",
    "nb_items": "Items",
    "nb_lignes": "Lignes",
    "nb_lignes_examinees": "Lignes examinées",
    "nb_notes": "Choix expliqués",
    "nb_participations": "Participations",
    "nb_personnes": "Personnes",
    "nb_preconisations": "Préconisations",
    "nb_presences": "Présences comptées",
    "nb_presentes": "dont présentes à une rencontre datée",
    "nb_repris": "Repris",
    "nb_retraits": "Retraits",
    "nb_seances": "Séances",
    "nb_signatures": "Signatures",
    "nb_structures": "Structures",
    "nb_territoires": "Territoires",
    "niveau": "Niveau",
    "nom_fichier": "Fichier",
    "nom_lu": "Dans votre fichier",
    "nom_table": "Table",
    "note": "Note",
    "notifie_eur": "Enveloppe (€)",
    "objet": "Sorte",
    "objet_total": "Objet",
    "obligatoire": "Obligatoire",
    "origine": "Territoire d’origine",
    "origine_nom": "De",
    "p": "P(X ≥ x)",
    "p_fisher": "P exacte (Fisher)",
    "p_corrigee": "P (BH)",
    "p_exacte": "P exacte",
    "part_apres_pct": "Part ensuite (%)",
    "part_avant_pct": "Part d’abord (%)",
    "part_depense_pct": "Part de la dépense (%)",
    "part_imprimee_pct": "Imprimés (%)",
    "part_participations_pct": "Part des participations (%)",
    "part_pct": "Part (%)",
    "part_signatures_pct": "Part des signatures (%)",
    "participations_par_seance": "Participations par séance",
    "perimetre": "Périmètre",
    "place": "Place",
    "plus_faible": "Groupe le plus faible",
    "poids_lu": "Nombre lu",
    "porteur": "Qui porte la valeur",
    "poste": "Poste",
    "precision_date": "Précision de la date",
    "producteur": "Producteur",
    "provenance": "Atelier ou document",
    "q": "P corrigée (BH)",
    "qualificatif": "Ce qui est déclaré",
    "quand": "Quand (heure universelle)",
    "raison": "Raison",
    "rang": "Rang",
    "rang_theme": "Place du thème",
    "rapport": "Rapport à l’attendu",
    "ratio": "Rapport à la référence",
    "ratio_bas": "Rapport, borne basse",
    "ratio_haut": "Rapport, borne haute",
    "recompte": "Recompté",
    "reference_pct": "Part dans la référence (%)",
    "region": "Région",
    "repere": "Repère",
    "ressemblance": "Ressemblance (0 à 1)",
    "reste_eur": "Reste (€, négatif : dépassement)",
    "seuil_pct": "Seuil franchi (%)",
    "severite": "Gravité",
    "sorte": "Couverte par",
    "suite": "Suite",
    "suites": "Suites ailleurs",
    "taux_pct": "Taux de reprise (%)",
    "territoire": "Territoire",
    "theme": "Thème",
    "theme_id": "Code",
    "themes": "Thèmes",
    "titre": "Titre",
    "total": "Ateliers en tout",
    "total_eur": "Total (€)",
    "type_valeur": "Type",
    "unite": "Unité",
    "unite_valeur": "Unité",
    "url": "Adresse",
    "valeur": "Valeur",
    "valeur_a": "Valeur (1)",
    "valeur_b": "Valeur (2)",
    "valeurs": "Valeurs admises",
    "volet": "Volet",
    "x": "Ateliers où il est",
}
# Colonnes dont les codes ont un libellé montré.
CODES = {
    "angle": LIBELLES["angle"],
    "attribution": LIBELLES["attribution"],
    "categorie_exclusion": LIBELLES["categorie_exclusion"],
    "certitude": LIBELLES["certitude"],
    "confiance": LIBELLES["confiance"],
    "etat": LIBELLES["etat"],
    "etat_controle": LIBELLES["etat_controle"],
    "etat_lot": LIBELLES["etat_lot"],
    "geste": LIBELLES["geste"],
    "nature_evenement": LIBELLES["nature_evenement"],
    "nature_lien": LIBELLES["nature_remontee"],
    "nature_source": LIBELLES["nature_source"],
    "niveau": LIBELLES["niveau"],
    "nom_table": LIBELLES["nom_table"],
    "objet": LIBELLES["objet"],
    "objet_total": LIBELLES["objet_total"],
    "porteur": LIBELLES["niveau"],
    "poste": LIBELLES["poste"],
    "precision_date": LIBELLES["precision_date"],
    "severite": LIBELLES["severite"],
    "unite": LIBELLES["unite"],
}

# Des nombres dont une décimale ne dirait rien.
DECIMALES = {
    "distance": 3,
    "inconnu_bas": 2,
    "inconnu_haut": 2,
    "indice": 3,
    "ratio": 2,
    "ratio_bas": 2,
    "ratio_haut": 2,
}


def heading(colonne: str) -> str:
    """L’intitulé montré d’une colonne."""
    return INTITULES.get(colonne, colonne.replace("_", " ").capitalize())


def shown(tableau: pd.DataFrame, colonnes: Sequence[str]) -> pd.DataFrame:
    """Les colonnes demandées, codes traduits et intitulés français : ce qu’on montre et exporte."""
    montre = tableau[list(colonnes)].copy()
    for colonne in set(colonnes) & set(CODES):
        montre[colonne] = montre[colonne].map(CODES[colonne]).fillna(montre[colonne])
    return montre.rename(columns=heading)


def styled(tableau: pd.DataFrame, colonnes: Sequence[str]) -> Styler:
    """Le même tableau, nombres écrits à la française ; le tri reste celui des nombres."""
    montre = shown(tableau, colonnes)
    formats = {heading(c): writer(c, tableau[c]) for c in colonnes}
    return montre.style.format(formats, na_rep=NON_RENSEIGNE)


def writer(colonne: str, valeurs: pd.Series) -> Callable[[Any], str]:
    """Comment écrire une case de cette colonne : décimales selon l’unité et les valeurs."""
    if not pd.api.types.is_numeric_dtype(valeurs):
        return str
    if colonne in {"annee", "rang"}:
        return lambda v: str(int(v))
    if colonne in DECIMALES:
        return lambda v: nombre(v, DECIMALES[colonne])
    decimales = 2 if "eur" in colonne.split("_") else 0
    if colonne.endswith("_pct") or pd.api.types.is_float_dtype(valeurs):
        entiers = (valeurs.dropna() % 1 == 0).all()
        decimales = decimales or (0 if entiers else 1)
    return lambda v: nombre(v, decimales)
