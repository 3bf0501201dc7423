import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.fusion import merge
from egts_dashboard.ingest.lots import read_lots
from egts_dashboard.ingest.retraits import applied_lots, to_card, withdrawn
from egts_dashboard.models.lot import FicheLot, Lot
from tests.fabriques import atelier
from tests.lots import write_lot, write_table

DEBUT = dt.datetime(2026, 1, 1)
LIGNES = st.dictionaries(
    st.sampled_from(["a1", "a2", "a3"]), st.none() | st.integers(1, 5), min_size=1
)
GESTES = st.lists(
    st.one_of(
        st.tuples(st.just("lot"), LIGNES),
        st.tuples(st.sampled_from(["retire", "retablit"]), st.integers(0, 7)),
    ),
    max_size=8,
)


def card(rang: int, **gestes: tuple[str, ...]) -> FicheLot:
    return FicheLot(
        titre="T",
        auteur="A",
        raison="R",
        date=DEBUT + dt.timedelta(seconds=rang),
        **gestes,
    )


def lot(nom: str, rang: int, **gestes: tuple[str, ...]) -> Lot:
    return Lot(lot_id=nom, fiche=card(rang, **gestes))


def write(racine: Path, rang: int, geste: str, contenu: Any) -> Path:
    dossier = racine / f"lot-{rang}"
    dossier.mkdir()
    suite = ""
    if geste == "lot":
        lignes = [
            atelier(cle, nb_seances=valeur or 1)
            | {"supprime": "true" if valeur is None else ""}
            for cle, valeur in contenu.items()
        ]
        write_table(dossier / "ateliers.csv", lignes)
    else:
        suite = f'{geste} = ["lot-{contenu}"]\n'
    (dossier / "lot.toml").write_text(
        f'titre = "T"\nauteur = "A"\nraison = "R"\n{suite}'
        f"date = {(DEBUT + dt.timedelta(seconds=rang)).isoformat()}\n",
        encoding="utf-8",
    )
    return dossier


def naive(gestes: list[tuple[str, Any]]) -> dict[str, int]:
    """Le modèle naïf : d’abord qui compte, puis un dictionnaire que l’on réécrit."""
    retires = set()
    for geste, vise in gestes:
        if geste == "retire":
            retires.add(vise)
        elif geste == "retablit":
            retires.discard(vise)
    table: dict[str, int] = {}
    for rang, (geste, lignes) in enumerate(gestes):
        if geste == "lot" and rang not in retires:
            for cle, valeur in lignes.items():
                if valeur is None:
                    table.pop(cle, None)
                else:
                    table[cle] = valeur
    return table


@settings(max_examples=150, deadline=None)
@given(gestes=GESTES, hasard=st.randoms())
def test_tout_enchainement_de_lots_et_de_gestes_refait_la_table_du_modele_naif(
    gestes: list[tuple[str, Any]], hasard: Any
) -> None:
    with tempfile.TemporaryDirectory() as racine:
        dossiers = [write(Path(racine), r, *g) for r, g in enumerate(gestes)]
        hasard.shuffle(dossiers)
        lots, anomalies = read_lots(dossiers)
    contenu = merge(lots)
    assert all(a.severite == "avertissement" for a in anomalies)
    lu = {cle[0]: ligne.nb_seances for cle, ligne in contenu.tables["ateliers"].items()}
    assert lu == naive(gestes)
    assert len(contenu.lots) == len(gestes)


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from("abc")), max_size=6).map(
        lambda gestes: [
            lot(f"g{rang}", rang, **{"retire" if est_retrait else "retablit": (vise,)})
            for rang, (est_retrait, vise) in enumerate(gestes)
        ]
    )
)
def test_une_fiche_ecrite_au_magasin_se_relit_la_meme(lots: list[Lot]) -> None:
    assert [to_card(ligne) for ligne in applied_lots(lots)] == [x.fiche for x in lots]


def test_le_dernier_geste_qui_nomme_un_lot_decide() -> None:
    lots = [lot("a", 0), lot("g1", 1, retire=("a",)), lot("g2", 2, retablit=("a",))]
    assert withdrawn(lots[:2]) == {"a"}
    assert withdrawn(reversed(lots)) == frozenset()


def test_un_lot_retire_garde_sa_fiche_et_perd_ses_fautes(tmp_path: Path) -> None:
    fautif = write_lot(tmp_path / "fautif", ateliers=[atelier("a1", nb_seances=-1)])
    assert read_lots([fautif])[1]
    geste = tmp_path / "geste"
    geste.mkdir()
    (geste / "lot.toml").write_text(
        'titre = "T"\nauteur = "A"\nraison = "R"\nretire = ["fautif"]\n'
        "date = 2026-11-22T00:00:00\n",
        encoding="utf-8",
    )
    lots, anomalies = read_lots([fautif, geste])
    assert anomalies == []
    assert [(lu.lot.lot_id, lu.tables) for lu in lots] == [
        ("fautif", {}),
        ("geste", {}),
    ]


def test_un_geste_sur_un_lot_absent_avertit_sans_rien_empecher(tmp_path: Path) -> None:
    (anomalie,) = read_lots([write(tmp_path, 1, "retire", 9)])[1]
    assert anomalie.severite == "avertissement"
    assert "«\u00a0lot-9\u00a0» n’existe pas" in str(anomalie)
