import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents import archive as documents_archive
from egts_dashboard.ingest.documents import lecture
from egts_dashboard.ingest.documents import pdf as documents_pdf
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import (
    OFFICE,
    TABLE,
    TEXTE,
    archive,
    docx,
    ecrire,
    paragraphe,
    pdf,
)

ATTENDUES = ["Former les équipes", "Ouvrir un lieu d’accueil"]


def preconisations(path) -> list[str]:
    return [
        c.texte for c in extract(read_document(path)) if c.nature == "preconisation"
    ]


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_un_texte_se_lit_dans_tous_ses_encodages(tmp_path, codage):
    texte = (
        "Préconisations\r\n\r\n- Former les équipes\r\n- Ouvrir un lieu d’accueil\r\n"
    )

    assert preconisations(ecrire(tmp_path / "r.txt", texte.encode(codage))) == ATTENDUES


def test_une_page_html_donne_ses_listes_et_pas_ses_scripts(tmp_path):
    page = (
        "<!DOCTYPE html><html><head><title>Recommandations</title></head><body>"
        "<script>var x = '- Effacer tout';</script><h2>Recommandations</h2>"
        "<ul><li>Former les <b>équipes</b></li><li><p>Ouvrir un lieu d’accueil</p></li></ul>"
        "</body></html>"
    )

    assert preconisations(ecrire(tmp_path / "r.html", page)) == ATTENDUES


def test_un_tableau_html_donne_ses_colonnes(tmp_path):
    page = (
        "<html><body><table><tr><th>Freins</th><th>Propositions</th></tr>"
        "<tr><td>Peu de temps</td><td><p>Former les équipes</p><p>Ouvrir un lieu d’accueil</p>"
        "</td></tr></table></body></html>"
    )

    assert preconisations(ecrire(tmp_path / "r.html", page)) == ATTENDUES


def test_des_balises_dans_un_texte_restent_du_texte(tmp_path):
    texte = "Propositions\n\n- <script>alert(1)</script> Former\n"

    assert read_document(ecrire(tmp_path / "r.txt", texte))[2] == (
        "- <script>alert(1)</script> Former"
    )


def test_un_docx_donne_ses_titres_et_ses_listes(tmp_path):
    corps = (
        paragraphe("Préconisations", "Titre2")
        + paragraphe("Former les équipes", est_liste=True)
        + paragraphe("Ouvrir un lieu d’accueil", "Paragraphedeliste", True)
    )

    assert preconisations(docx(tmp_path / "r.docx", corps)) == ATTENDUES


@pytest.mark.parametrize("style", ["ListBullet", "ListNumber2", "Listepuces"])
def test_une_liste_de_docx_se_reconnait_a_son_style(tmp_path, style):
    corps = paragraphe("Préconisations", "Heading1") + "".join(
        paragraphe(texte, style) for texte in ATTENDUES
    )

    assert preconisations(docx(tmp_path / "r.docx", corps)) == ATTENDUES


def test_un_tableau_de_docx_donne_ses_colonnes(tmp_path):
    def rangee(*cellules):
        return "<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in cellules) + "</w:tr>"

    corps = (
        "<w:tbl>"
        + rangee(paragraphe("Freins"), paragraphe("Propositions"))
        + rangee(paragraphe("Peu de temps"), "".join(map(paragraphe, ATTENDUES)))
        + "</w:tbl>"
    )

    assert preconisations(docx(tmp_path / "r.docx", corps)) == ATTENDUES


def test_un_odt_donne_ses_titres_et_ses_listes(tmp_path):
    items = "".join(
        f"<t:list-item><t:p><t:span>{texte}</t:span></t:p></t:list-item>"
        for texte in ATTENDUES
    )
    xml = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXTE}"><o:body><o:text>'
        f'<t:h t:outline-level="2">Préconisations</t:h><t:list>{items}</t:list>'
        "</o:text></o:body></o:document-content>"
    )

    assert preconisations(archive(tmp_path / "r.odt", content_xml=xml)) == ATTENDUES


def test_un_tableau_d_odt_donne_ses_colonnes(tmp_path):
    def rangee(*cellules):
        dedans = "".join(
            f"<b:table-cell><t:p><t:span>{c}</t:span></t:p></b:table-cell>"
            for c in cellules
        )
        return f"<b:table-row>{dedans}</b:table-row>"

    xml = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXTE}" xmlns:b="{TABLE}"><o:body>'
        f"<o:text><b:table>{rangee('Freins', 'Propositions')}"
        f"{rangee('Peu de temps', ATTENDUES[0])}</b:table></o:text></o:body></o:document-content>"
    )

    assert preconisations(archive(tmp_path / "r.odt", content_xml=xml)) == ATTENDUES[:1]


def test_un_pdf_donne_son_texte(tmp_path):
    lignes = ["Préconisations", "- Former les équipes", "- Ouvrir un lieu d’accueil"]

    assert preconisations(pdf(tmp_path / "r.pdf", lignes)) == ATTENDUES


def test_un_pdf_sans_texte_dit_que_c_est_une_numerisation(tmp_path):
    with pytest.raises(DossierRefuse, match="numérisation"):
        read_document(pdf(tmp_path / "r.pdf", []))


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_un_pdf_tronque_est_refuse_ou_lu_mais_ne_plante_pas(tmp_path, part):
    entier = pdf(tmp_path / "r.pdf", ["Préconisations", "- Former"]).read_bytes()
    coupe = ecrire(tmp_path / "coupe.pdf", entier[: int(len(entier) * part)])

    try:
        lignes = read_document(coupe)
    except DossierRefuse as refus:
        assert "coupe.pdf" in str(refus)
    else:
        assert any("Former" in ligne for ligne in lignes)


def test_un_pdf_a_trop_de_pages_est_refuse(tmp_path, monkeypatch):
    monkeypatch.setattr(documents_pdf, "PAGES_MAX", 0)

    with pytest.raises(DossierRefuse, match="trop de pages"):
        read_document(pdf(tmp_path / "r.pdf", ["Former"]))


def test_une_bombe_de_decompression_est_refusee(tmp_path, monkeypatch):
    monkeypatch.setattr(documents_archive, "TEXTE_MAX_OCTETS", 1_000_000)
    bombe = docx(tmp_path / "r.docx", paragraphe("x" * 5_000_000))

    assert bombe.stat().st_size < 20_000
    with pytest.raises(DossierRefuse, match="grossit trop"):
        read_document(bombe)


def test_des_entites_xml_sont_refusees(tmp_path):
    entete = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    with pytest.raises(DossierRefuse, match="refuse d’ouvrir"):
        read_document(docx(tmp_path / "r.docx", paragraphe("Former"), entete))


@pytest.mark.parametrize(
    ("nom", "octets", "message"),
    [
        ("vide.txt", b" \n", "est vide"),
        ("image.txt", b"\x89PNG\x00\x00\xff\xfe\x00", "n’est ni un texte"),
        ("ancien.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "avant 2007"),
        ("texte.rtf", rb"{\rtf1\ansi Former}", "RTF"),
        ("coupe.docx", b"PK\x03\x04" + b"\x00" * 60, "abîmé"),
    ],
)
def test_un_fichier_illisible_est_refuse_en_disant_pourquoi(
    tmp_path, nom, octets, message
):
    with pytest.raises(DossierRefuse, match=message):
        read_document(ecrire(tmp_path / nom, octets))


def test_une_archive_qui_n_est_pas_un_document_est_refusee(tmp_path):
    with pytest.raises(DossierRefuse, match="DOCX ou ODT"):
        read_document(archive(tmp_path / "r.docx", autre_xml="<a/>"))


def test_un_fichier_absent_est_refuse(tmp_path):
    with pytest.raises(DossierRefuse, match="n’existe pas"):
        read_document(tmp_path / "r.txt")


def test_un_pdf_protege_par_un_mot_de_passe_le_dit(tmp_path):
    source = pdf(tmp_path / "r.pdf", ["Préconisations", "- Former les équipes"])
    sortie = PdfWriter()
    sortie.append(PdfReader(source))
    sortie.encrypt("secret", algorithm="RC4-128")
    protege = tmp_path / "protege.pdf"
    sortie.write(protege)

    with pytest.raises(DossierRefuse, match="mot de passe"):
        read_document(protege)


# AES-256 : même avec un mot de passe vide, vérifier la clé demande l’AES.
AES_256 = (
    b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <%(o)s> /U <%(o)s> /OE <%(e)s>"
    b" /UE <%(e)s> /Perms <%(p)s> /StmF /StdCF /StrF /StdCF"
    b" /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> >>"
    % {b"o": b"11" * 48, b"e": b"22" * 32, b"p": b"33" * 16}
)


def test_un_pdf_en_aes_256_est_refuse_en_francais(tmp_path):
    clair = pdf(tmp_path / "r.pdf", ["Préconisations", "- Former"]).read_bytes()
    fin = b"/Root 1 0 R /Encrypt %s /ID [<%s> <%s>]" % (AES_256, b"44" * 16, b"44" * 16)
    aes = ecrire(tmp_path / "aes.pdf", clair.replace(b"/Root 1 0 R", fin))

    with pytest.raises(DossierRefuse, match=r"aes\.pdf est (?:chiffré|protégé)"):
        read_document(aes)


def test_un_pdf_en_aes_128_sans_mot_de_passe_est_refuse_ou_lu(tmp_path):
    """Le cas ordinaire : il s’ouvre partout, mais pypdf seul ne sait pas l’AES."""
    source = pdf(tmp_path / "r.pdf", ["Préconisations", "- Former les équipes"])
    sortie = PdfWriter()
    sortie.append(PdfReader(source))
    sortie.encrypt("", "proprietaire", algorithm="RC4-128")
    rc4 = tmp_path / "rc4.pdf"
    sortie.write(rc4)
    assert any("Former" in ligne for ligne in read_document(rc4))

    norme = b"/V 4\n/StmF /StdCF\n/StrF /StdCF\n/CF << /StdCF << /CFM /AESV2 /Length 16 >> >>"
    octets = rc4.read_bytes().replace(b"/V 2", norme).replace(b"/R 3", b"/R 4")
    aes = ecrire(tmp_path / "aes.pdf", octets)

    with pytest.raises(DossierRefuse, match=r"aes\.pdf"):
        read_document(aes)


def test_un_odt_protege_par_un_mot_de_passe_le_dit(tmp_path):
    protege = tmp_path / "protege.odt"
    with zipfile.ZipFile(protege, "w") as sortie:
        sortie.writestr("content.xml", b"\x00\x01 chiffre")
        sortie.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")

    with pytest.raises(DossierRefuse, match="mot de passe"):
        read_document(protege)


def test_un_octet_abime_dans_un_docx_donne_un_refus(tmp_path):
    entier = docx(tmp_path / "r.docx", paragraphe("Former les équipes" * 200))
    octets = bytearray(entier.read_bytes())
    octets[80] ^= 255

    with pytest.raises(DossierRefuse, match="abîmé"):
        read_document(ecrire(tmp_path / "abime.docx", bytes(octets)))


def test_un_odt_aux_cadres_sans_fin_est_refuse(tmp_path):
    dedans = "<t:span>" * 20_000 + "a" + "</t:span>" * 20_000
    xml = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXTE}"><o:body><o:text>'
        f"<t:p>{dedans}</t:p></o:text></o:body></o:document-content>"
    )

    with pytest.raises(DossierRefuse, match="imbriqués"):
        read_document(archive(tmp_path / "r.odt", content_xml=xml))


def test_le_titre_courant_d_un_pdf_n_est_pas_un_item(tmp_path):
    courant = "Assises de l’insertion – Conseil départemental"
    sortie = PdfWriter()
    for rang, item in enumerate(ATTENDUES, start=1):
        feuille = pdf(
            tmp_path / f"{rang}.pdf",
            ["Préconisations", f"- {item}", courant, f"Page {rang} sur 2"],
        )
        sortie.append(PdfReader(feuille))
    entier = tmp_path / "entier.pdf"
    sortie.write(entier)

    lignes = read_document(entier)

    assert courant not in lignes
    assert lignes.count("Préconisations") == 2
    assert preconisations(entier) == ATTENDUES


@pytest.mark.parametrize("codage", ["utf-16-le", "utf-16-be"])
def test_un_texte_en_utf_16_sans_marque_se_lit(tmp_path, codage):
    texte = (
        "Préconisations\r\n\r\n- Former les équipes\r\n- Ouvrir un lieu d’accueil\r\n"
    )

    assert preconisations(ecrire(tmp_path / "r.txt", texte.encode(codage))) == ATTENDUES


def test_un_document_sans_un_mot_le_dit(tmp_path):
    corps = "<d><body><text><p/></text></body></d>"
    vide = archive(tmp_path / "r.odt", content_xml=corps)

    with pytest.raises(DossierRefuse, match="ne contient pas de texte"):
        read_document(vide)


def test_un_rapport_fait_de_numeros_de_page_ne_donne_rien():
    assert extract(["1", "", "2 / 3"]) == []


def test_une_archive_qui_annonce_une_place_impossible_est_refusee(tmp_path):
    octets = bytearray(docx(tmp_path / "r.docx", paragraphe("Bonjour")).read_bytes())
    repertoire = octets.rindex(b"PK\x05\x06")
    octets[repertoire + 16 : repertoire + 20] = b"\xff\xff\xff\x9f"

    with pytest.raises(DossierRefuse, match="abîmé"):
        read_document(ecrire(tmp_path / "abime.docx", bytes(octets)))


def test_un_tableau_de_trop_de_cases_est_refuse(tmp_path, monkeypatch):
    monkeypatch.setattr(lecture, "LIGNES_MAX", 100)
    rapport = ecrire(tmp_path / "r.txt", "|a|b|c|d|e|f|g|h|i|\n" * 20)

    with pytest.raises(DossierRefuse, match="trop de lignes ou de cases"):
        read_document(rapport)


@pytest.mark.parametrize(
    "titre", ["P R O P O S I T I O N S", "P r o p o s i t i o n s"]
)
def test_un_titre_aux_lettres_ecartees_se_resserre_dans_chaque_format(tmp_path, titre):
    serre = titre.replace(" ", "")
    texte = ecrire(tmp_path / "r.txt", f"{titre}\n- Un banc\n")
    page = ecrire(tmp_path / "r.html", f"<!doctype html><html><h2>{titre}</h2>")
    mot = docx(tmp_path / "r.docx", paragraphe(titre))
    imprime = pdf(tmp_path / "r.pdf", [titre])

    assert read_document(texte)[0] == serre
    assert read_document(page)[0] == f"## {serre}"
    assert read_document(mot)[0] == serre
    assert read_document(imprime)[0] == serre
