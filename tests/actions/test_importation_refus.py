import io
import zipfile

import pytest

from tests.depots import TITRES, Lit, classeur, octets, une


@pytest.mark.parametrize(
    ("ligne", "colonne", "regle"),
    [
        ("x;demarche;R54;A;-3;1", "nb_participants", "négatif"),
        ("x;demarche;R54;A;4,5;1", "nb_participants", "entier"),
        ("x;demarche;R54;A;1_000;1", "nb_participants", "tiret bas"),
        ("x;demarche;R54;A;１２;1", "nb_participants", "chiffres"),
        ("x;demarche;R54;A;inf;1", "nb_participants", "fini"),
        ("x;demarche;Aquitane;A;1;1", "territoire_code", "territoire n’existe pas"),
        ("x;inconnue;R54;A;1;1", "demarche_id", "identifiant n’existe pas"),
        (f"x;demarche;R54;{'A' * 141};1;1", "intitule", "dépasse"),
    ],
)
def test_une_case_fautive_est_refusee_avec_sa_place(
    lit: Lit, ligne: str, colonne: str, regle: str
) -> None:
    lu = lit(f"{TITRES}\nbon;demarche;R54;Bon;1;1\n{ligne}\n")
    refus = une(lu, regle)
    assert (refus.ligne, refus.colonne) == (3, colonne)
    assert refus.valeur == ligne.split(";")[TITRES.split(";").index(colonne)]
    assert refus.remede
    assert [numero for numero, _ in lu.acceptees] == [2]


def test_le_territoire_le_plus_proche_est_propose_par_son_nom(lit: Lit) -> None:
    refus = une(lit("intitule;region\nA;Aquitane\n"), "territoire")
    assert "Aquitaine (R72)" in refus.remede


def test_une_date_impossible_est_refusee(lit: Lit) -> None:
    texte = "intitule;montant;etat;date\nSalle;3;paye;31/02/2014\n"
    assert une(lit(texte, "lignes_budgetaires"), "date n’existe pas").colonne == "date"


def test_toutes_les_fautes_sont_dites_d_un_coup(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nx;inconnue;Aquitane;A;-1;0,5\n")
    assert {a.colonne for a in lu.erreurs} == set(TITRES.split(";")[1:3]) | {
        "nb_participants",
        "nb_seances",
    }


def test_les_doublons_du_fichier_sont_refuses(lit: Lit) -> None:
    lu = lit(
        f"{TITRES}\nx;demarche;R54;A;1;1\nx;demarche;R54;B;1;1\nx;demarche;R54;A;1;1\n"
    )
    assert une(lu, "déjà à la ligne 2").ligne == 3
    assert une(lu, "répète la ligne 2").ligne == 4


def bombe() -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    return tampon.getvalue()


def docx() -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return tampon.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("contenu", "regle"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf\n\n", "vide"),
        (b'""', "vide"),
        (b'"', "s’interrompt"),
        (b"bleu;vert\nA\x00;R54\n", "octets nuls"),
        (octets(classeur([["intitule"], ["A"]]))[:-200], "tronqué"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "chiffré"),
        (OLE + b"Workbook", "ancien format"),
        (bombe(), "démesuré"),
        (docx(), "autre document"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><table>", "HTML"),
        (b"intitule;territoire\n", "aucune ligne"),
        (b"bleu;vert\n1;2\n", "aucun intitulé"),
        (b"\x81\x8d\x8f;\x90", "encodage"),
    ],
)
def test_un_fichier_qui_ne_convient_pas_est_refuse(
    lit: Lit, contenu: bytes, regle: str
) -> None:
    lu = lit(contenu)
    assert une(lu, regle).remede
    assert lu.acceptees == []
    assert any("Aucune ligne" in manque for manque in lu.controles_non_faits)


def test_une_ligne_trop_courte_est_refusee(lit: Lit) -> None:
    lu = lit(f"{TITRES}\nx;demarche\ny;demarche;R54;A;1;1\n")
    assert une(lu, "2\u00a0cases au lieu de 6").ligne == 2
    assert len(lu.acceptees) == 1


DEBUT = b"intitule;territoire\nA;R54\n"


@pytest.mark.parametrize(
    ("faute", "colonne", "regle"),
    [
        (b"B\x00;R54", "intitule", "octets nuls"),
        (b"B\x81;R54", "intitule", "illisible"),
        ("Été à l’œuvre".encode() + b"\xff;R54", "intitule", "illisible"),
        (b'"B" bis;R54', None, "mal placé"),
        (b'"B;R54', None, "s’interrompt"),
        (b"B" * 140_000 + b";R54", "intitule", "dépasse 140"),
    ],
)
def test_une_ligne_abimee_n_emporte_pas_les_autres(
    lit: Lit, faute: bytes, colonne: str | None, regle: str
) -> None:
    lu = lit(DEBUT + faute + b"\nC;R54\n")
    refus = une(lu, regle)
    assert (refus.ligne, refus.colonne) == (3, colonne)
    assert len(lu.erreurs) == 1
    assert [numero for numero, _ in lu.acceptees] == [2, 4]


def test_un_guillemet_ouvert_ne_cache_pas_celui_d_une_autre_ligne(lit: Lit) -> None:
    lu = lit(DEBUT + b'"B;R54\nC;R54\n"D; et la suite";R54\nE;R54\n')
    assert une(lu, "guillemet").ligne == 3
    assert [numero for numero, _ in lu.acceptees] == [2, 4, 5, 6]


def test_de_l_utf_8_abime_n_est_pas_pris_pour_du_windows(lit: Lit) -> None:
    lu = lit("intitule;territoire\nÉté à l’œuvre;R54\n".encode() + b"B\xe9;R54\n")
    assert lu.encodage == "UTF-8"
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Été à l’œuvre"]


@pytest.mark.parametrize(
    "texte",
    [
        "intitule;territoire;\nA;R54;\n",
        "intitule;territoire;;\nA;R54;;\n",
        ";intitule;territoire\n1;A;R54\n",
        "intitule;;territoire\nA;vu;R54\n",
    ],
)
def test_une_colonne_sans_intitule_n_empeche_rien(lit: Lit, texte: str) -> None:
    lu = lit(texte)
    assert [numero for numero, _ in lu.acceptees] == [2]
    sans_nom = [a for a in lu.avertissements if "pas d’intitulé" in a.message]
    assert len(sans_nom) == ("1;" in texte or "vu" in texte)


def test_deux_colonnes_inconnues_du_meme_nom_n_empechent_rien(lit: Lit) -> None:
    lu = lit("intitule;territoire;Avis;Avis\nA;R54;oui;non\n")
    assert len(lu.acceptees) == 1
    assert any("deux fois" in a.message for a in lu.avertissements)
