"""La lecture par valeurs distinctes et la lecture ligne à ligne disent la même chose."""

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.cases_lues import CasesLues
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.importation import read_import
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.models import TABLES
from tests.fabriques import atelier, socle

CASES = {
    "atelier_id": ["a-1", "a-2", "a-3", "connu", "é", ""],
    "constat_id": ["c-1", "c-2", "c-3", "c-4", ""],
    "effectif_id": ["f-1", "f-2", "f-3", "f-4", ""],
    "angle": ["usager", "professionnel", "biais", ""],
    "dimension": ["territoire", "metier", "sexe"],
    "modalite": ["Lien", "lien", "Été", "Soin", ""],
    "valeur": ["3", "12", "1,5", "2.50", "environ 4", ""],
    "unite": ["personnes", "participations", ""],
    "preconisation_id": ["p-1", "p-2", "p-3", "p-4", "p-5", ""],
    "niveau": ["region", "Département", "ville", ""],
    "annee": ["2014", "1200", ""],
    "rang": ["1", "2", "0", ""],
    "evenement_id": ["e-1", "e-2", "e-3", "", "un deux"],
    "demarche_id": ["demarche", "demarche", "Démarche", "inconnue", ""],
    "territoire_code": ["R54", "R72", "Aquitaine", "17", "Mars", ""],
    "nature": ["journee_ateliers", "Comité", "fête", ""],
    "intitule": [
        "Lien",
        "LIEN",
        "Liên (suite)",
        " Soin ",
        "Accueil",
        "x" * 150,
        "a\x00b",
        "n.c.",
        "",
        "#NUL!",
    ],
    "nb_seances": ["1", "4", "0", "-2", "environ 3", "1,5", "", "1 200"],
    "nb_participants": ["12", "environ 40", "deux", "", "0", "10000000000"],
    "date_debut": ["2014-06-10", "10/06/2014", "le 10", ""],
    "date_fin": ["2014-06-11", "2014-06-09", "", "demain"],
    "precision_date": ["jour", "mois", ""],
    "source_id": ["doc", "doc", "ailleurs", ""],
    "localisation": ["page 1", "page 2", ""],
    "ligne_debut": ["1", "20", "0", ""],
    "ligne_fin": ["3", "30", ""],
    "certitude": ["imprime", "Déduit", "sûr", ""],
    "note": ["", "vu", "«\u00a0vu\u00a0»", "#REF!", "#N/A", " #ref! ", "# 1"],
}
# Ce qu’une ligne simple contient : la moitié des cases tirées le sont d’ici.
BONNES = {nom: cases[0] for nom, cases in CASES.items()}


# Ce qu’une ligne tait, le fichier peut le tenir de la page : sa démarche, son document.
# Le second porte l’identifiant que le fichier donnerait à une ligne sans le sien.
CONNUS = [
    atelier("connu", intitule="Accueil"),
    atelier("demarche-soin-2", intitule="Soin"),
]
DONNEES = [(None, None), ("demarche", None), (None, "doc"), ("demarche", "doc")]


def _contenu(nb_demarches: int) -> Contenu:
    connu = Contenu()
    lignes = socle() | {"ateliers": CONNUS}
    autres = [{"demarche_id": f"d-{n}"} for n in range(2, nb_demarches + 1)]
    lignes["demarches"] += [lignes["demarches"][0] | autre for autre in autres]
    for table, valeurs in lignes.items():
        modele = TABLES[table]
        for ligne in map(modele.model_validate, valeurs):
            cle = tuple(str(getattr(ligne, c)) for c in modele.CLE)
            connu.tables[table][cle] = ligne
    return connu


def _read(
    chemin: Path,
    table: str,
    donnee: tuple[str | None, str | None] = (None, None),
    nb_demarches: int = 1,
) -> Importation:
    origine = Origine("depot", "0" * 64, dt.datetime(2026, 1, 1), *donnee)
    return read_import(chemin, table, _contenu(nb_demarches), origine)


def _said(lu: Importation) -> dict[str, Any]:
    """Tout ce que l’import dit, champs donnés de chaque ligne compris."""
    dit = {c.name: getattr(lu, c.name) for c in dataclasses.fields(lu)}
    del dit["parents"]
    donnes = [ligne.model_fields_set for _, ligne in lu.acceptees]
    vidages = [ligne.model_dump() for _, ligne in lu.acceptees]
    return dit | {"donnes": donnes, "vidages": vidages}


@pytest.mark.parametrize(
    "table", ["ateliers", "evenements", "preconisations", "constats", "effectifs"]
)
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(donnees=st.data())
def test_les_deux_lectures_disent_la_meme_chose(
    tmp_path: Path, table: str, donnees: st.DataObject
) -> None:
    possibles = [c for c in TABLES[table].model_fields if c in CASES]
    colonnes = donnees.draw(
        st.one_of(
            st.just(possibles),
            st.lists(st.sampled_from(possibles), unique=True),
            # Presque toutes : ce qui manque se remplit d’office.
            st.lists(st.sampled_from(possibles), max_size=4).map(
                lambda ecartees: [c for c in possibles if c not in ecartees]
            ),
        )
    ) or ["intitule"]
    options = (
        donnees.draw(st.sampled_from(DONNEES)),
        donnees.draw(st.sampled_from([1, 1, 2])),
    )
    cases = [
        st.sampled_from([*CASES[c], *[BONNES[c]] * len(CASES[c])]) for c in colonnes
    ]
    # Un modèle rempli du nécessaire laisse des colonnes vides d’un bout à l’autre.
    vides = donnees.draw(st.sets(st.sampled_from(colonnes), max_size=len(colonnes)))
    cases = [
        st.sampled_from(["", " "]) if nom in vides else case
        for nom, case in zip(colonnes, cases, strict=True)
    ]
    lignes = donnees.draw(st.lists(st.tuples(*cases), min_size=1, max_size=12))
    tampon = io.StringIO(newline="")
    csv.writer(tampon, delimiter=";").writerows([colonnes, *lignes])
    chemin = tmp_path / "depot.csv"
    chemin.write_text(tampon.getvalue(), encoding="utf-8", newline="")
    par_valeurs = _said(_read(chemin, table, *options))

    with patch.object(CasesLues, "read", _all_aside):
        assert par_valeurs == _said(_read(chemin, table, *options))


def _all_aside(
    simples: CasesLues, _: Any, numeros: list[int], *__: Any
) -> dict[str, pa.Array]:
    """Aucune ligne n’est simple : chacune se lit à part."""
    simples._a_part |= set(range(len(numeros)))
    vide = pa.nulls(len(numeros), pa.string())
    return dict.fromkeys(simples.modele.model_fields, vide)


REMPLIES = ["source_id", "certitude", "localisation", "demarche_id", "territoire_code"]


@pytest.mark.parametrize("absentes", [[], *[[c] for c in REMPLIES], REMPLIES])
@pytest.mark.parametrize("donnee", DONNEES)
def test_un_fichier_simple_se_lit_sans_passer_par_les_lignes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    absentes: list[str],
    donnee: tuple[str | None, str | None],
) -> None:
    """Même quand la page donne sa démarche, son document et sa certitude."""
    colonnes = [c for c in TABLES["ateliers"].model_fields if c in CASES]
    colonnes = [c for c in colonnes if c not in {"evenement_id", *absentes}]
    texte = "\n".join(
        ";".join(ligne) for ligne in (colonnes, [BONNES[c] for c in colonnes])
    )
    chemin = tmp_path / "depot.csv"
    chemin.write_text(texte, encoding="utf-8")

    def refuse(*_: Any) -> None:
        raise AssertionError("ligne lue à part")

    monkeypatch.setattr("egts_dashboard.ingest.lignes.Convertisseur.record", refuse)
    lu = _read(chemin, "ateliers", donnee)
    assert lu.erreurs == [] and len(lu.acceptees) == 1


@pytest.mark.parametrize("vides", [[c] for c in REMPLIES] + [[*REMPLIES, "atelier_id"]])
@pytest.mark.parametrize("donnee", DONNEES)
def test_une_colonne_vide_d_un_bout_a_l_autre_ne_fait_pas_lire_ligne_a_ligne(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    vides: list[str],
    donnee: tuple[str | None, str | None],
) -> None:
    """Un modèle rempli du nécessaire a toutes les colonnes, lignes du document comprises."""
    colonnes = [c for c in TABLES["ateliers"].model_fields if c in CASES]
    muettes = {"evenement_id", "ligne_debut", "ligne_fin", *vides}
    lignes = [
        [
            "" if c in muettes else f"Lien {n}" if c == "intitule" else BONNES[c]
            for c in colonnes
        ]
        for n in range(2)
    ]
    if "atelier_id" not in vides:
        lignes[1][colonnes.index("atelier_id")] = "a-2"
    chemin = tmp_path / "depot.csv"
    chemin.write_text(
        "\n".join(";".join(ligne) for ligne in [colonnes, *lignes]), encoding="utf-8"
    )

    def refuse(*_: Any) -> None:
        raise AssertionError("ligne lue à part")

    with monkeypatch.context() as patche:
        patche.setattr("egts_dashboard.ingest.lignes.Convertisseur.record", refuse)
        lu = _read(chemin, "ateliers", donnee)
    assert lu.erreurs == [] and len(lu.acceptees) == 2
    with patch.object(CasesLues, "read", _all_aside):
        assert _said(lu) == _said(_read(chemin, "ateliers", donnee))


SANS_ID = """intitule;territoire_code;nb_participants
Lien;R54;3
Lien;R72;4
LIEN;R54;5
Soin;R54;environ 6
Soin;R54;deux
Soin;R72;8
Soin;D17;9
« ! »;R54;1
"""


def test_un_fichier_sans_identifiant_se_compte_dans_l_ordre_de_ses_lignes(
    tmp_path: Path,
) -> None:
    """Lignes simples, refusées, nuancées et déjà connues partagent les mêmes comptes."""
    chemin = tmp_path / "depot.csv"
    chemin.write_text(SANS_ID, encoding="utf-8")
    lu = _read(chemin, "ateliers")
    ids = {numero: ligne.atelier_id for numero, ligne in lu.acceptees}  # type: ignore[attr-defined]
    assert ids == {
        2: "demarche-lien",
        3: "demarche-lien-2",
        4: "demarche-lien-3",
        5: "demarche-soin",
        7: "demarche-soin-3",
        8: "demarche-soin-4",
        9: "demarche-x",
    }
    redites = [a.ligne for a in lu.avertissements if "porte déjà ce nom" in a.message]
    assert redites == [4, 6]
    with patch.object(CasesLues, "read", _all_aside):
        assert _said(lu) == _said(_read(chemin, "ateliers"))


def test_un_fichier_sans_identifiant_ni_rang_se_lit_sans_passer_par_les_lignes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chemin = tmp_path / "depot.csv"
    chemin.write_text(
        "intitule;territoire_code;atelier_id\nUn;R54;connu\nDeux;R54;\nUn;R72;connu\n",
        encoding="utf-8",
    )
    with patch.object(CasesLues, "read", _all_aside):
        ligne_a_ligne = _said(_read(chemin, "preconisations"))

    def refuse(*_: Any) -> None:
        raise AssertionError("ligne lue à part")

    monkeypatch.setattr("egts_dashboard.ingest.lignes.Convertisseur.record", refuse)
    lu = _read(chemin, "preconisations")
    assert [vars(x)["rang"] for _, x in lu.acceptees] == [1, 1, 2]
    assert _said(lu) == ligne_a_ligne
