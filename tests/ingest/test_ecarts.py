"""Un petit tableau apporté : ses deux écritures, et tous ses refus à la fois."""

import pytest

from egts_dashboard.ingest.ecarts import MODALITES_MAX, read_ecarts, read_reference


def lire(texte: str, lecture=read_ecarts):
    return lecture("t.csv", texte.encode())


@pytest.mark.parametrize(
    "texte",
    [
        "modalite,effectif,reference\nA,3,0.5\nB,4,1.5\n",
        "modalite;effectif;reference\r\nA;3;0,5\r\nB;4;1,5\r\n",
        "\ufeffModalité;Effectif;Référence\nA ; 3 ; 0,5\n\nB;4;1,5",
        'modalite,effectif,reference\nA,3,"0,5"\nB,4,"1,5"\n',
        "note;reference;modalite;effectif\nx;0,5;A;3\ny;1,5;B;4\n",
    ],
)
def test_virgule_ou_point_virgule_disent_la_meme_chose(texte: str) -> None:
    apport = lire(texte)
    assert not apport.anomalies
    assert apport.lignes == {
        "A": {"effectif": 3, "reference": 0.5},
        "B": {"effectif": 4, "reference": 1.5},
    }


def test_une_reference_est_un_effectif_ou_une_part() -> None:
    attendu = {"A": {"poids": 12.5}, "B": {"poids": 1000}}
    assert lire("modalite;part\nA;12,5 %\nB;1 000\n", read_reference).lignes == attendu
    assert not lire("modalite;effectif\nA;1\nB;2\n", read_reference).anomalies


def test_toutes_les_erreurs_sont_dites_a_la_fois() -> None:
    texte = "modalite;effectif;reference\nA;x;-1\n;3;1\nB;2,5;1\nB;2;1\nB;2;1\nC;1\n"
    dites = [str(a) for a in lire(texte).anomalies]
    assert len(dites) == 7
    assert dites[0].startswith("t.csv, ligne\u00a02, colonne «\u00a0effectif\u00a0»")
    assert [a.ligne for a in lire(texte).anomalies] == [2, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        ("", "vide"),
        ("modalite,effectif\nA,1\n", "«\u00a0reference\u00a0» manque"),
        ("modalite,effectif,reference\nA,1,1\n", "deux modalités au moins"),
        ("modalite,effectif,reference\nA,0,1\nB,0,1\n", "la somme est nulle"),
        ("modalite,effectif,reference\nA,1,0\nB,1,0\n", "la somme est nulle"),
        ("modalite,effectif,reference\nA,1,\nB,1,2\n", "un nombre positif ou nul"),
        ("modalite,effectif,reference\nA,1,nan\nB,1,2\n", "un nombre positif ou nul"),
        ("modalite,effectif,reference\nA,1,1e9\nB,1,2\n", "un nombre positif ou nul"),
        ("modalite,effectif,reference\nA,2000000000,1\nB,1,2\n", "un milliard"),
        ('modalite,effectif,reference\n"A,1,1\n', "guillemet"),
        ("modalite,modalite,effectif,reference\nA,A,1,1\n", "est deux fois"),
    ],
)
def test_chaque_refus_dit_quoi_corriger(texte: str, phrase: str) -> None:
    assert phrase in " ".join(map(str, lire(texte).anomalies))


def test_un_tableau_en_windows_1252_ou_en_utf_16_se_lit() -> None:
    for codage in ("cp1252", "utf-16"):
        octets = "Modalité;Effectif;Référence\nÉlu;3;1\nB;4,0;1\n".encode(codage)
        apport = read_ecarts("t.csv", octets)
        assert not apport.anomalies
        assert [ligne["effectif"] for ligne in apport.lignes.values()] == [3, 4]


def test_la_ligne_de_total_n_est_pas_une_modalite() -> None:
    texte = "modalite,effectif,reference\nA,3,1\nB,4,1\nTotal,7,2\n"
    assert "la somme des autres" in str(lire(texte).anomalies[0])
    assert not lire(texte.replace("Total,7", "Total,8")).anomalies


def test_un_fichier_illisible_ou_trop_gros_est_refuse() -> None:
    illisible = read_reference("t.csv", b"modalite;part\n\x81;1\n")
    assert "encodage" in str(illisible.anomalies[0])
    gros = read_reference("t.csv", b"x" * 2_000_000)
    assert "dépasse 1\u00a0Mo" in str(gros.anomalies[0])


def test_trop_de_modalites_se_dit_une_fois() -> None:
    lignes = "".join(f"m{i},1,1\n" for i in range(MODALITES_MAX + 50))
    (seule,) = lire(f"modalite,effectif,reference\n{lignes}").anomalies
    assert str(MODALITES_MAX) in str(seule)


@pytest.mark.parametrize("nom", ["Non renseigné", "n. r.", "Inconnus", "Sans réponse"])
@pytest.mark.parametrize("reference", ["0", "", "n.c."])
def test_des_presences_sans_modalite_ne_sont_pas_une_modalite(
    nom: str, reference: str
) -> None:
    apport = lire(f"modalite;effectif;reference\nA;3;1\nB;4;1\n{nom};7;{reference}\n")
    [anomalie] = apport.anomalies
    assert (anomalie.ligne, anomalie.valeur) == (4, nom)
    assert "--inconnus" in anomalie.remede


def test_une_modalite_inconnue_qui_a_sa_reference_reste() -> None:
    apport = lire("modalite;effectif;reference\nA;3;1\nInconnus;4;1\n")
    assert not apport.anomalies
