"""Des fichiers mis en forme pour l’œil, ou enregistrés d’une drôle de façon."""

import io
import zipfile

import pytest

from egts_dashboard.ingest.entetes import column_of
from egts_dashboard.models.atelier import Atelier
from tests.depots import Lit, avertis, classeur, octets, une

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _lues(lu: object) -> list[tuple[str, str, int | None]]:
    return [
        (ligne.intitule, ligne.territoire_code, ligne.nb_participants)
        for _, ligne in lu.acceptees  # type: ignore[attr-defined]
    ]


def test_une_case_fusionnee_vaut_pour_toutes_ses_lignes_sauf_un_nombre(
    lit: Lit,
) -> None:
    livre = classeur(
        [
            ["Région", "Participation", None, "Intitulé"],
            [None, "Séances", "Participants", None],
            ["Aquitaine", 2, 12, "Lien"],
            [None, None, 8, "Écoute"],
            ["Poitou-Charentes", 1, 4, "Lieu"],
        ]
    )
    for plage in ("A1:A2", "D1:D2", "B1:C1", "A3:A4", "B3:B4"):
        livre.active.merge_cells(plage)
    lu = lit(octets(livre))
    assert lu.ligne_titres == 2
    assert _lues(lu) == [
        ("Lien", "R72", 12),
        ("Écoute", "R72", 8),
        ("Lieu", "R54", 4),
    ]
    assert lu.acceptees[1][1].nb_seances is None
    dits = [(a.ligne, a.colonne) for a in lu.avertissements if "fusionnée" in a.message]
    assert dits == [(4, "Région"), (4, "Séances")]


def test_un_intertitre_de_territoire_et_des_intitules_redits_ne_sont_pas_lus(
    lit: Lit,
) -> None:
    lu = lit(
        "Intitulé;Participants\nAQUITAINE;\nLien;12\nPoitou-Charentes;\nLieu;4\n\n"
        "Intitulé;Participants\nÉcoute;8\n"
    )
    assert [n for n, _ in lu.acceptees] == [3, 5, 8]
    assert "n’est qu’un intertitre («\u00a0AQUITAINE\u00a0»)" in avertis(lu)
    assert "ligne\u00a07\u00a0: cette ligne redit les intitulés" in avertis(lu)


def test_un_atelier_du_nom_d_une_region_est_un_atelier(lit: Lit) -> None:
    lu = lit("Intitulé;Participants\nAquitaine;12\nPoitou-Charentes;4\n")
    assert len(lu.acceptees) == 2
    assert len(lit("Intitulé\nAquitaine\nPoitou-Charentes\n").acceptees) == 2


def test_un_tableau_couche_se_dit(lit: Lit) -> None:
    lu = lit("Intitulé;Lien;Écoute\nRégion;R72;R54\nParticipants;12;8\n")
    assert "Transposez-le" in une(lu, "le tableau est couché").remede


def test_une_erreur_de_tableur_n_est_pas_un_texte(lit: Lit) -> None:
    lu = lit(
        "Intitulé;Région;Participants\n#REF!;R72;3\nLien;R72;#DIV/0!\n#N/A;R72;4\n"
    )
    assert lu.acceptees == [] or not list(lu.acceptees)
    fautes = [(a.ligne, a.colonne) for a in lu.erreurs]
    assert fautes == [(2, "Intitulé"), (3, "Participants"), (4, "Intitulé")]


@pytest.mark.parametrize("ecrit", ["#N/A", " #n/a", "#N/D"])
def test_une_formule_qui_n_a_rien_trouve_se_dit_sans_faire_un_zero(
    lit: Lit, ecrit: str
) -> None:
    lu = lit(f"Intitulé;Région;Participants\nLien;R72;{ecrit}\nBac;R72;4\n")
    assert [n for _, _, n in _lues(lu)] == [None, 4]
    (dite,) = [a for a in lu.avertissements if a.valeur == ecrit]
    assert (dite.ligne, dite.colonne) == (2, "Participants")
    assert "rien trouvé" in dite.message
    assert "Corrigez la formule" in dite.remede


def test_un_vieux_mac_se_reconnait_a_ses_accents(lit: Lit) -> None:
    texte = "Intitulé;Région;Participants\rÉcoute à l’été;R72;8\rMétier;R54;4\r"
    lu = lit(texte.encode("mac_roman"))
    assert lu.encodage == "MacRoman"
    assert _lues(lu)[0] == ("Écoute à l’été", "R72", 8)
    assert lit(texte.encode("cp1252")).encodage == "Windows-1252"


def test_des_barres_separent_aussi_les_colonnes(lit: Lit) -> None:
    lu = lit("Intitulé|Région|Participants\nLien, fort|R72|12\n")
    assert (lu.separateur, _lues(lu)) == ("|", [("Lien, fort", "R72", 12)])


@pytest.mark.parametrize("texte", ["Lien, fort; bon | beau", "Un\u00a0; deux", "a,b,c"])
def test_une_seule_colonne_n_est_pas_coupee_a_ses_virgules(
    lit: Lit, texte: str
) -> None:
    lu = lit(f"Intitulé\nÉcoute\n{texte}\n")
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Écoute", texte]


def test_deux_colonnes_pour_une_meme_chose_nomment_celle_qui_est_lue(lit: Lit) -> None:
    lu = lit("Intitulé;Région;Participants;Nombre de participants\nLien;R72;12;13\n")
    assert "que «\u00a0Participants\u00a0» donne déjà" in avertis(lu)


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("Charente-Maritime (17)", "D17"),
        ("17 - Charente-Maritime", "D17"),
        ("Charente Maritime, 17", "D17"),
        ("Département de la Charente-Maritime", "D17"),
        ("Dept 17", "D17"),
        ("Région Aquitaine", "R72"),
        ("Région Poitou-Charentes", "R54"),
    ],
)
def test_un_territoire_nomme_deux_fois_se_lit(lit: Lit, ecrit: str, code: str) -> None:
    lu = lit(f"Intitulé;Territoire\nLien;{ecrit}\n")
    assert [ligne.territoire_code for _, ligne in lu.acceptees] == [code]


@pytest.mark.parametrize(
    "ecrit",
    ["Charente-Maritime (33)", "Département Aquitaine", "Région 17", "17 - Aquitaine"],
)
def test_un_nom_et_un_code_qui_se_contredisent_sont_refuses(
    lit: Lit, ecrit: str
) -> None:
    une(lit(f"Intitulé;Territoire\nLien;{ecrit}\n"), "ce territoire n’existe pas")


def test_le_code_d_un_atelier_n_est_pas_celui_d_un_territoire() -> None:
    assert column_of("Code atelier", Atelier) is None
    assert column_of("Code", Atelier) == "territoire_code"
    assert column_of("Séances tenues", Atelier) == "nb_seances"


def test_un_classeur_strict_se_nomme(lit: Lit) -> None:
    source = io.BytesIO(octets(classeur([["Intitulé"], ["Lien"]])))
    ecrit = io.BytesIO()
    with zipfile.ZipFile(source) as lu, zipfile.ZipFile(ecrit, "w") as strict:
        for piece in lu.namelist():
            texte = lu.read(piece).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            strict.writestr(piece, texte)
    une(lit(ecrit.getvalue()), "Open XML strict")


@pytest.mark.parametrize(
    ("pieces", "dit"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
            "classeur LibreOffice",
        ),
        (
            {"mimetype": "application/vnd.oasis.opendocument.text"},
            "texte LibreOffice",
        ),
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, "binaire"),
        ({"Index/Document.iwa": ""}, "Apple"),
    ],
)
def test_un_autre_classeur_se_nomme(lit: Lit, pieces: dict[str, str], dit: str) -> None:
    ecrit = io.BytesIO()
    with zipfile.ZipFile(ecrit, "w") as archive:
        for nom, contenu in pieces.items():
            archive.writestr(nom, contenu)
    # Un nom ne trompe pas : c’est le contenu que l’on lit.
    for nom in ("depot.csv", "depot.xlsx"):
        remede = une(lit(ecrit.getvalue(), nom=nom), dit).remede
        assert "Enregistrer sous…" in remede and "Classeur Excel (.xlsx)" in remede


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "classeur d’un ancien Excel"),
        (OLE + "WordDocument".encode("utf-16-le"), "ancien format Office"),
        (b"\x09\x08\x08\x00\x00\x05", "très ancien Excel"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>',
            "classeur XML",
        ),
        (
            b'<?xml version="1.0"?><office:document office:mimetype='
            b'"application/vnd.oasis.opendocument.spreadsheet"/>',
            "fods",
        ),
    ],
)
def test_un_classeur_qui_n_est_pas_une_archive_se_nomme(
    lit: Lit, contenu: bytes, dit: str
) -> None:
    for nom in ("depot.csv", "depot.xlsx"):
        assert "Enregistrer sous…" in une(lit(contenu, nom=nom), dit).remede


def test_l_euro_de_latin_9_se_lit(lit: Lit) -> None:
    texte = "Objet;Région;Montant;État\nSalle à l’œil;R72;12 €;paye\n"
    lu = lit(texte.replace("’", "'").encode("iso-8859-15"), "lignes_budgetaires")
    assert (lu.encodage, lu.erreurs) == ("ISO-8859-15", [])
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Salle à l'œil"]


def test_des_accents_encodes_deux_fois_sont_dits(lit: Lit) -> None:
    juste = "Intitulé;Région\nEté à l'école;R72\n"
    deux_fois = juste.encode().decode("cp1252", "replace").replace("\ufffd", "")
    assert "encodés deux fois" in avertis(lit(deux_fois))
    assert "encodés deux fois" not in avertis(lit(juste))


def test_une_part_n_est_pas_un_compte_dans_un_classeur_non_plus(lit: Lit) -> None:
    livre = classeur([["Atelier", "Région", "Participants"], ["Lien", "Aquitaine", 1]])
    livre.active["C2"].number_format = "0%"
    erreur = une(lit(octets(livre)), "non une part")
    assert (erreur.ligne, erreur.valeur) == (2, "100\u00a0%")
