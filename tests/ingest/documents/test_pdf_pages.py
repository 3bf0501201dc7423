"""Ce qu’une page de PDF porte à ses bords, et ce que ses dessins disent, se lit comme on le voit."""

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents import pdf_morceaux
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import lignes, mots, pdf_pages
from tests.ingest.documents.test_pdf_morceaux import filets


def petits(x, y, texte):
    """Un texte en petites lettres, à sa place."""
    return mots(x, y, texte).replace("/F1 11 Tf", "/F1 8 Tf")


def corps(*textes):
    """Des lignes de texte, du haut de la page vers le bas."""
    return "".join(
        mots(50, 700 - 14 * rang, texte) for rang, texte in enumerate(textes)
    )


def test_un_titre_courant_bref_en_petites_lettres_n_est_pas_du_texte(tmp_path):
    pages = [
        petits(50, 800, "Bilan") + corps(*textes) + petits(280, 30, "Le Plateau")
        for textes in (("Nous demandons un puits",), ("Nous demandons un banc",))
    ]

    assert lignes(tmp_path, *pages) == [
        "Nous demandons un puits",
        "Nous demandons un banc",
    ]


def test_un_intertitre_redit_aux_lettres_du_texte_reste(tmp_path):
    pages = [corps("Propositions", suite) for suite in ("Un puits", "Un banc")]

    assert lignes(tmp_path, *pages).count("Propositions") == 2


def test_un_en_tete_et_un_pied_de_plusieurs_lignes_s_effacent_en_entier(tmp_path):
    # Écrits après le texte, comme le fait un navigateur qui imprime.
    bords = "".join(
        petits(50, y, texte)
        for y, texte in (
            (820, "Canton des Roches"),
            (810, "Vie locale"),
            (800, "Bureau"),
            (40, "3 place du Puits, 99000 Les Roches"),
            (30, "Téléphone : 05 00 00 00 00"),
        )
    )
    textes = [
        [
            f"{verbe} près du hameau, où les gens de passage viennent {suite}"
            for suite in suites
        ]
        for verbe, suites in (
            ("Creuser un puits", ("en été", "le soir", "à pied")),
            ("Poser un banc", ("en hiver", "le matin", "à vélo")),
        )
    ]
    pages = [
        corps(*page) + bords + petits(280, 20, f"{rang}/2")
        for rang, page in enumerate(textes, 1)
    ]

    assert lignes(tmp_path, *pages) == [*textes[0], *textes[1]]


def dit(texte, dessine):
    """Un passage qui dit son texte, dessiné par d’autres signes."""
    code = texte.encode("utf-16-be").hex()
    return f"/Span <</ActualText <FEFF{code}>>> BDC ({dessine}) Tj EMC "


def test_un_dessin_qui_dit_son_texte_se_lit_comme_il_le_dit(tmp_path):
    page = f"BT /F1 11 Tf 50 700 Td (un e) Tj {dit('ff', '#')}(et di) Tj {dit('ffi', '%')}(cile) Tj ET "

    assert lignes(tmp_path, page) == ["un effet difficile"]


def test_une_cesure_facultative_ne_laisse_pas_de_blanc(tmp_path):
    page = (
        f"BT /F1 11 Tf 14 TL 50 700 Td (fami) Tj {dit(chr(0xAD), ' ')}"
        f"0 0 Td 20 0 Td (lles et puis) Tj {dit(chr(0xAD), '-')}T* (sent venir) Tj ET "
    )

    assert lignes(tmp_path, page) == ["fami\u00adlles et puis-", "sent venir"]


def test_de_petites_capitales_qui_disent_leurs_minuscules_restent_des_capitales(
    tmp_path,
):
    page = f"BT /F1 11 Tf 50 700 Td {dit('bancs', 'BANCS')}ET "

    assert lignes(tmp_path, page) == ["BANCS"]


def test_un_mot_dont_la_place_repart_du_bord_reste_contre_le_mot_d_avant(tmp_path):
    # Un navigateur reprend la ligne à son début pour chaque changement de police.
    page = (
        "BT /F1 11 Tf 1 0 0 1 50 700 Tm (un puits) Tj ET "
        "BT /F1 11 Tf 1 0 0 1 50 700 Tm 38.6 0 Td (, deux bancs) Tj ET "
    )

    assert lignes(tmp_path, page) == ["un puits, deux bancs"]


def ouverts(haut, bas):
    """Les seuls filets droits d’une rangée que la page coupe."""
    return "".join(f"{x} {bas} m {x} {haut} l S " for x in (50, 300, 550))


def rangee(y, gauche, droite):
    """Les deux cases d’une rangée."""
    return mots(60, y, gauche) + mots(310, y, droite)


TETE = rangee(105, "Constats", "Propositions")


def test_une_rangee_sans_filet_au_bas_de_la_page_est_recousue(tmp_path):
    avant = (
        filets((120, 95, 70))
        + ouverts(70, 40)
        + TETE
        + rangee(80, "Le puits est sec", "Creuser le puits")
        + rangee(55, "La pompe grince dès", "Graisser la pompe")
        + rangee(42, "que le froid vient", "avec une huile")
    )
    apres = (
        filets((800, 770))
        + rangee(785, "Constats", "Propositions")
        + ouverts(770, 740)
        + filets((740, 715))
        + rangee(755, "et au printemps", "douce")
        + rangee(725, "Le seau fuit", "Souder le seau")
    )

    lues = lignes(tmp_path, avant, apres)

    assert "Le seau fuit\tSouder le seau" in lues
    assert (
        "La pompe grince dès que le froid vient et au printemps"
        "\tGraisser la pompe avec une huile douce"
    ) in lues


def test_une_case_coupee_au_milieu_d_une_puce_en_garde_la_suite_et_les_autres(tmp_path):
    avant = (
        filets((120, 95, 70))
        + TETE
        + rangee(80, "- le puits est sec dès", "- creuser le puits")
    )
    apres = (
        filets((800, 770, 740))
        + rangee(780, "le mois de mai", "- poser un seau")
        + rangee(750, "Le banc est usé", "Poncer le banc")
    )

    assert lignes(tmp_path, avant, apres)[1] == (
        "- le puits est sec dès le mois de mai\t- creuser le puits<br>- poser un seau"
    )


def test_un_pdf_qui_dessine_sans_fin_est_refuse_d_une_page_a_l_autre(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(pdf_morceaux, "OPERATIONS_MAX", 100)
    page = corps(*["Un puits"] * 15)

    assert lignes(tmp_path, page)
    with pytest.raises(DossierRefuse, match=r"\.pdf est trop long à lire"):
        lignes(tmp_path, page, page)


def test_un_flux_de_pdf_qui_se_deploie_sans_fin_se_dit_trop_long(tmp_path):
    # Soixante-quinze millions d’octets : ce que pypdf accepte au plus d’un flux.
    pdf = pdf_pages(tmp_path / "r.pdf", mots(50, 700, "Un puits"))
    flux = DecodedStreamObject()
    flux.set_data(b" " * 76_000_000)
    ecrit = PdfWriter(clone_from=pdf)
    ecrit.pages[0][NameObject("/Contents")] = flux.flate_encode()
    ecrit.write(pdf)

    assert pdf.stat().st_size < 1_000_000
    with pytest.raises(DossierRefuse, match=r"r\.pdf est trop long à lire"):
        read_document(pdf)


def test_un_pied_bref_aux_lettres_du_texte_s_efface_une_somme_reste(tmp_path):
    pages = [
        corps(texte)
        + mots(50, 60, "Coût : 300 €")
        + mots(50, 30, f"Le Plateau – {rang}")
        for rang, texte in enumerate(("Creuser un puits", "Poser un banc"), 1)
    ]

    assert lignes(tmp_path, *pages) == [
        "Creuser un puits",
        "Coût : 300 €",
        "Poser un banc",
        "Coût : 300 €",
    ]


def test_une_phrase_que_la_page_coupe_sur_un_mot_outil_reste_d_un_seul_tenant(tmp_path):
    chemin = pdf_pages(
        tmp_path / "r.pdf", corps("Creuser un puits près de"), corps("Tulle et Brive")
    )

    assert read_document(chemin)[:2] == ["Creuser un puits près de", "Tulle et Brive"]


def en_gras(y, texte):
    """Une ligne en gras, aux lettres du texte."""
    return mots(50, y, texte).replace("/F1", "/F2")


def test_un_titre_en_gras_de_deux_lignes_tient_sur_une(tmp_path):
    page = (
        en_gras(700, "Constats que partagent les habitants du")
        + en_gras(686, "hameau")
        + mots(50, 660, "Le puits est sec et le seau")
        + mots(50, 646, "percé")
    )

    assert lignes(tmp_path, page) == [
        "Constats que partagent les habitants du hameau",
        "Le puits est sec et le seau",
        "percé",
    ]
