"""Chemins et seuils. Rien d’autre ne lit l’environnement."""

import os
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]

# Les lots livrés avec le programme : on les lit, on n’y écrit jamais.
DATA_DIR = Path(os.environ.get("EGTS_DATA", RACINE / "data"))

# Ce que l’utilisateur apporte, et ce qui se reconstruit.
VAR_DIR = Path(os.environ.get("EGTS_VAR", RACINE / "var"))

# Le dossier où vivent les fichiers DuckDB et le pointeur vers celui qui sert.
STORE_DIR = Path(os.environ.get("EGTS_STORE", VAR_DIR / "magasin"))

# Au-delà, un fichier de lot est refusé avant d’être lu.
TAILLE_MAX_CSV_OCTETS = 64 * 1024 * 1024

# Ce que la page accepte d’un fichier déposé (.streamlit/config.toml n’en admet pas plus).
TAILLE_MAX_DEPOT_MO = 50

# En dessous, l’effectif d’un croisement de deux dimensions est masqué (secret statistique).
SEUIL_SECRET = 5

# Effectif attendu minimal (N·q) pour qu’un écart soit qualifié.
SEUIL_EFFECTIF_ATTENDU = 5

# Seuils de consommation d’une enveloppe, en pourcentage ; 100 % n’est pas un dépassement.
SEUILS_ENVELOPPE_PCT = (80, 95, 100)

# Au-delà, une figure à une marque par ligne ne se lit plus : elle ne dessine que les plus fortes.
LIGNES_DESSINEES = 40

# Combien de générations du magasin on garde sur disque, la courante comprise.
GENERATIONS_GARDEES = 2
