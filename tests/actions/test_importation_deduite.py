"""Ce qu’un tableur ne dit qu’à demi : un texte qu’Excel a abîmé, une dimension dans un intitulé."""

from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.ingest.bilan_import import Importation
from tests.depots import Lit, avertis, une
from tests.fabriques import atelier
from tests.lots import socle


def relecture(dit: str, codage: str) -> bytes:
    """L’atelier « a1 », sa note écrite par un tableur dans ce codage."""
    texte = (
        "atelier_id;demarche_id;territoire_code;intitule;nb_participants;source_id;"
        f"localisation;certitude;note\na1;demarche;R54;Accueil;12;doc;p. 1;imprime;{dit}\n"
    )
    return texte.encode(codage, "replace")


# Ni l’espace fine ni la flèche ne s’écrivent en Windows-1252 : Excel y met « ? ».
NOTE = "Accueil été → écoute\u202f! relais"


@pytest.fixture
def lit_sur_a1(dossiers: Path) -> Callable[[bytes], Importation]:
    socle(
        dossiers / "data" / "socle",
        ateliers=[atelier("a1", nb_participants=20, note=NOTE)],
    )

    def read(octets: bytes) -> Importation:
        (dossiers / "a.csv").write_bytes(octets)
        return actions.lire_import(dossiers / "a.csv", "ateliers")

    return read


def test_un_export_passe_par_excel_ne_perd_aucun_signe(
    lit_sur_a1: Callable[[bytes], Importation],
) -> None:
    lu = lit_sur_a1(relecture(NOTE, "cp1252"))
    modifiees = {case.colonne: case.apres for case in lu.difference.modifiees}
    assert modifiees["nb_participants"] == 12 and "note" not in modifiees
    assert [ligne.note for ligne in lu.difference.a_ecrire] == [NOTE]  # type: ignore[attr-defined]
    assert "ceux d’avant sont gardés" in avertis(lu)


def test_une_vraie_correction_reste_une_correction(
    lit_sur_a1: Callable[[bytes], Importation],
) -> None:
    dit = NOTE.replace("→", "?").replace("\u202f", "?")
    lu = lit_sur_a1(relecture(dit, "utf-8"))
    assert {c.apres for c in lu.difference.modifiees if c.colonne == "note"} == {dit}


@pytest.mark.parametrize(
    ("intitule", "dimension"),
    [
        ("Profession", "metier"),
        ("Institutions", "institution"),
        ("Public", "categorie"),
    ],
)
def test_l_intitule_des_modalites_dit_la_dimension(
    lit: Lit, intitule: str, dimension: str
) -> None:
    lu = lit(f"{intitule};Nombre\nPremiers;42\nSeconds;30\nTotal;72\n", "effectifs")
    assert [
        (e.dimension, e.modalite, e.valeur)  # type: ignore[attr-defined]
        for _, e in lu.acceptees
    ] == [(dimension, "Premiers", 42), (dimension, "Seconds", 30)]
    assert "« dimension » : cette colonne est remplie d’office" in avertis(lu).replace(
        "\u00a0", " "
    )


def test_des_signatures_par_region_se_lisent_en_deux_colonnes(lit: Lit) -> None:
    lu = lit("Région;Signatures\nR54;269\nzzz;3\n", "effectifs")
    [(_, effectif)] = lu.acceptees
    assert (effectif.dimension, effectif.unite) == ("territoire", "signatures")  # type: ignore[attr-defined]
    assert effectif.modalite == "Poitou-Charentes"  # type: ignore[attr-defined]
    assert effectif.effectif_id.endswith("poitou-charentes")  # type: ignore[attr-defined]
    assert [(a.ligne, a.colonne) for a in lu.erreurs] == [(3, "Région")]


def test_un_intitule_qui_ne_dit_rien_laisse_la_dimension_manquer(lit: Lit) -> None:
    lu = lit("Modalité;Nombre\nPremiers;42\n", "effectifs")
    assert une(lu, "la colonne manque").colonne == "dimension"


@pytest.mark.parametrize("intitule", ["% participants", "Participants (%)"])
def test_une_part_n_est_pas_un_compte(lit: Lit, intitule: str) -> None:
    lu = lit(f"Atelier;Territoire;{intitule}\nÉcoute;R54;80\n")
    assert lu.correspondance[intitule] is None
    assert lu.acceptees[0][1].nb_participants is None  # type: ignore[attr-defined]


def test_des_presents_ne_sont_pas_des_attendus(lit: Lit) -> None:
    lu = lit(
        "Atelier;Territoire;Participants attendus;Participants présents\nÉcoute;R54;80;62\n"
    )
    assert lu.acceptees[0][1].nb_participants == 62  # type: ignore[attr-defined]


def test_ce_que_devient_une_preconisation_n_en_est_pas_l_intitule(lit: Lit) -> None:
    lu = lit("Préconisation retenue;Territoire\noui;R54\n", "preconisations")
    assert une(lu, "la colonne manque").colonne == "intitule"


@pytest.mark.parametrize("intitule", ["Type", "Type d’événement", "Catégorie"])
def test_le_type_d_un_evenement_en_est_la_nature(lit: Lit, intitule: str) -> None:
    lu = lit(
        f"Quand;{intitule};Intitulé;Territoire\n10 juin 2014;Assises;Clôture;R54\n",
        "evenements",
    )
    assert [e.nature for _, e in lu.acceptees] == ["assises"]  # type: ignore[attr-defined]
