"""Relit d’un bloc, en colonnes, le gros fichier d’un lot que le programme a écrit."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from egts_dashboard import config
from egts_dashboard.ingest.bloc import Bloc, Suite, constant, has_distinct_keys
from egts_dashboard.ingest.numerotees import Situees
from egts_dashboard.ingest.surs import surely_read, surely_valid
from egts_dashboard.ingest.validation import LigneValide
from egts_dashboard.ingest.valideur import Valideur
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

# En deçà, des enregistrements ne coûtent rien, et servent aussitôt.
OCTETS_MIN = 1_000_000
TOUT_ENTRE_GUILLEMETS = pyarrow.csv.WriteOptions(quoting_style="all_valid")


class LignesDeLot(Situees[LigneValide]):
    """Les lignes valides d’un fichier de lot, toutes de clés distinctes, en colonnes."""

    def __iter__(self) -> Iterator[LigneValide]:
        return map(LigneValide, self.numeros, self.bloc.keys(), self.bloc)


def read_block(path: Path, modele: type[Enregistrement]) -> LignesDeLot | None:
    """Les lignes du fichier, ou None s’il faut le lire ligne à ligne.

    Il le faut sauf si le fichier est gros, s’écrit à l’octet près comme le programme écrit un
    lot, ne retire rien, et si toutes ses lignes sont valides.
    """
    if not OCTETS_MIN <= path.stat().st_size <= config.TAILLE_MAX_CSV_OCTETS:
        return None
    textes = _read_as_written(path.read_bytes(), modele)
    if textes is None:
        return None
    suites = _valid(textes, modele)
    if suites is None:
        return None
    bloc = Bloc(modele, suites, frozenset(textes.column_names))
    if not has_distinct_keys(bloc):
        return None
    return LignesDeLot(_numbers(textes), bloc)


def _read_as_written(octets: bytes, modele: type[Enregistrement]) -> pa.Table | None:
    """Les cases d’un fichier que le programme aurait écrit tel quel ; sinon rien."""
    entete = octets.partition(b"\n")[0].decode(errors="replace")
    noms = entete.strip('"').split('","')
    sont_connus = set(noms) <= set(modele.model_fields) and len({*noms}) == len(noms)
    if not sont_connus or b"\r" in octets or b"\0" in octets:
        return None
    try:
        textes = pyarrow.csv.read_csv(
            pa.BufferReader(octets),
            pyarrow.csv.ReadOptions(use_threads=False, block_size=len(octets) + 1),
            pyarrow.csv.ParseOptions(newlines_in_values=True),
            pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(noms, pa.string())),
        ).combine_chunks()
    except pa.ArrowInvalid:
        return None
    ecrit = pa.BufferOutputStream()
    pyarrow.csv.write_csv(textes, ecrit, TOUT_ENTRE_GUILLEMETS)
    # Le réécrire redonne ses octets : chaque case est bien ce que le module csv y lirait.
    return textes if ecrit.getvalue().equals(pa.py_buffer(octets)) else None


def _valid(textes: pa.Table, modele: type[Enregistrement]) -> dict[str, Suite] | None:
    """Toutes les colonnes du modèle, validées ; rien si une case ne l’est pas."""
    noms, champs = textes.column_names, modele.model_fields
    valideur = Valideur(modele, noms)
    exigees = {nom for nom, champ in champs.items() if champ.is_required()}
    if not (valideur.est_possible and exigees <= set(noms) and len(textes)):
        return None
    descriptions = {c.nom: c for c in describe(modele)}
    suites: dict[str, Suite] = {}
    for nom, champ in champs.items():
        if nom in noms:
            cases = textes[nom].combine_chunks()
            suites[nom], fautives = _column(valideur, descriptions[nom], cases)
            if fautives:
                return None
        else:
            defaut = champ.get_default(call_default_factory=True)
            suites[nom] = constant(defaut, len(textes))
    return None if valideur.reversed_ranks(suites) else suites


def _column(
    valideur: Valideur, colonne: Colonne, cases: pa.Array
) -> tuple[Suite, list[int]]:
    def read(distinctes: Sequence[str]) -> list[object]:
        return valideur.validate(colonne.nom, [case or None for case in distinctes])

    lire = surely_read if colonne.type == "entier" else surely_valid
    return valideur.column(colonne, cases, lire(colonne, cases), read)


def _numbers(textes: pa.Table) -> Sequence[int]:
    """La ligne où commence chaque enregistrement : une case peut en tenir plusieurs."""
    retours = sum(
        pc.count_substring(suite, "\n").to_numpy() for suite in textes.columns
    )
    if not np.any(retours):
        return range(2, len(textes) + 2)
    fins: list[int] = (np.cumsum(retours + 1) + 2).tolist()
    return [2, *fins[:-1]]
