"""Un bloc est la suite de ses enregistrements ; le lot qu’il écrit est le leur."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.bloc import (
    Bloc,
    column,
    has_distinct_keys,
    keys_of,
    known_among,
    take,
)
from egts_dashboard.ingest.ecriture_lot import write_files
from egts_dashboard.ingest.numerotees import Numerotees, keep, numbers, unnumbered
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.evenement import Evenement
from egts_dashboard.models.lot import FicheLot
from tests.fabriques import atelier, evenement

# Ce qui complique un CSV, et ce qu’un tableur laisse dans ses cases.
TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"),
    min_size=1,
    max_size=12,
).filter(lambda texte: texte.strip() == texte)
DELICATS = st.sampled_from(['"', 'a"b', "a,b;c", "a\r\nb", "a\rb", "=1", "l’été"])
FICHE = FicheLot(
    titre="Essai", auteur="Une", raison="Voir.", date=dt.datetime(2026, 1, 1)
)


def ateliers(nb: int) -> list[Atelier]:
    valeurs = [atelier(f"a-{n}", intitule=f"Atelier {n}") for n in range(nb)]
    return [Atelier.model_validate(ligne) for ligne in valeurs]


def bloc(lignes: list[Any], a_part: int | None = None) -> Bloc:
    modele = type(lignes[0])
    colonnes = {c: [vars(x)[c] for x in lignes] for c in modele.model_fields}
    a_part_de = {} if a_part is None else {a_part: lignes[a_part]}
    return Bloc(modele, colonnes, lignes[0].model_fields_set, a_part_de)


def test_un_bloc_rend_les_lignes_dont_il_est_fait() -> None:
    lignes = ateliers(4)
    tenu = bloc(lignes, a_part=2)
    assert len(tenu) == 4 and tenu == lignes and list(tenu) == lignes
    assert tenu[1] == lignes[1] and tenu[-1] == lignes[-1]
    assert tenu[2] is lignes[2]
    assert tenu[1:3] == lignes[1:3] and tenu[1:3][1] is lignes[2]
    assert tenu[0].model_fields_set == lignes[0].model_fields_set
    assert bloc(lignes) != lignes[:3]


def test_un_bloc_et_une_liste_repondent_aux_memes_demandes() -> None:
    lignes = ateliers(4)
    tenu = bloc(lignes, a_part=3)
    assert keys_of(tenu) == keys_of(lignes)
    assert list(column(tenu, "intitule")) == list(column(lignes, "intitule"))
    assert take(tenu, [3, 0]) == take(lignes, [3, 0])
    paires = list(zip([5, 7, 8, 9], lignes, strict=True))
    numerotees = Numerotees([5, 7, 8, 9], tenu)
    assert numerotees == paires and numerotees[1:] == paires[1:]
    assert list(numbers(numerotees)) == list(numbers(paires))
    assert list(unnumbered(numerotees)) == list(unnumbered(paires))
    assert keep(numerotees, {7, 9}) == keep(paires, {7, 9}) == [paires[1], paires[3]]


def test_une_cle_redite_ou_deja_connue_se_voit_d_un_bloc_comme_d_une_liste() -> None:
    simples = ateliers(4)
    for lignes in (simples, [*simples[:3], simples[0]]):
        suites = bloc(lignes).suites
        cles = pa.array(suites["atelier_id"], pa.string())
        tenu = Bloc(Atelier, {**suites, "atelier_id": cles}, frozenset())
        assert has_distinct_keys(tenu) is has_distinct_keys(lignes)
        assert has_distinct_keys(lignes) is (lignes is simples)
        connues = {("a-2",), ("ailleurs",)}
        assert known_among(tenu, connues) == known_among(lignes, connues) == [2]


@settings(max_examples=60, deadline=None)
@given(
    intitules=st.lists(st.one_of(TEXTES, DELICATS), min_size=1, max_size=6),
    seances=st.sampled_from([None, 1, 10_000]),
    note=st.one_of(st.none(), TEXTES),
)
def test_un_bloc_ecrit_le_fichier_que_ses_lignes_ecriraient(
    tmp_path_factory: Any, intitules: list[str], seances: int | None, note: str | None
) -> None:
    dossier: Path = tmp_path_factory.mktemp("lots")
    lignes = [
        Atelier.model_construct(
            **atelier(f"a-{n}", intitule=texte, nb_seances=seances, note=note)
        )
        for n, texte in enumerate(intitules)
    ]
    par_colonnes, par_lignes = dossier / "colonnes", dossier / "lignes"
    for ou, tables in ((par_colonnes, bloc(lignes)), (par_lignes, lignes)):
        ou.mkdir()
        write_files(ou, FICHE, {"ateliers": tables})
    ecrit = (par_colonnes / "ateliers.csv").read_bytes()
    assert ecrit == (par_lignes / "ateliers.csv").read_bytes()


def test_une_date_s_ecrit_de_meme_par_colonnes(tmp_path: Path) -> None:
    ligne = Evenement.model_validate(evenement("e-1", "2014-06-10"))
    for nom, tables in (("colonnes", bloc([ligne])), ("lignes", [ligne])):
        (tmp_path / nom).mkdir()
        write_files(tmp_path / nom, FICHE, {"evenements": tables})
    ecrit = (tmp_path / "colonnes" / "evenements.csv").read_bytes()
    assert ecrit == (tmp_path / "lignes" / "evenements.csv").read_bytes()
    assert b'"2014-06-10"' in ecrit
