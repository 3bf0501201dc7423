import hashlib

import pytest

from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents import read_copies, recognise

TEXTE = "Titre\n\nPremière ligne\n"
SHA = hashlib.sha256(TEXTE.encode()).hexdigest()


def copies(dossier, **fichiers: bytes):
    for nom, octets in fichiers.items():
        (dossier / f"{nom}.txt").write_bytes(octets)
    return read_copies(dossier)


def test_un_document_est_reconnu_par_son_empreinte_sous_n_importe_quel_nom(tmp_path):
    copie, est_identique = recognise(
        copies(tmp_path, autre=TEXTE.encode()), "doc.txt", SHA
    )

    assert (copie.path.name, est_identique) == ("autre.txt", True)


def test_l_empreinte_l_emporte_sur_le_nom(tmp_path):
    lues = copies(tmp_path, autre=TEXTE.encode(), doc=b"tout autre chose")

    assert recognise(lues, "doc.txt", SHA)[0].path.name == "autre.txt"


def test_un_document_modifie_est_reconnu_par_son_nom_et_le_dit(tmp_path):
    copie, est_identique = recognise(copies(tmp_path, DOC=b"x"), "doc.txt", SHA)

    assert (copie.path.name, est_identique) == ("DOC.txt", False)


def test_un_document_sans_empreinte_au_registre_est_reconnu_par_son_nom(tmp_path):
    copie, est_identique = recognise(copies(tmp_path, doc=b"x"), "doc.txt", None)

    assert (copie.path.name, est_identique) == ("doc.txt", False)


def test_un_document_absent_n_est_personne(tmp_path):
    assert recognise(copies(tmp_path, a=b"x"), "doc.txt", SHA) == (None, False)


def test_les_fins_de_ligne_de_windows_ne_changent_ni_l_identite_ni_les_lignes(tmp_path):
    windows = TEXTE.replace("\n", "\r\n").encode()

    copie, est_identique = recognise(copies(tmp_path, doc=windows), "doc.txt", SHA)

    assert est_identique
    assert copie.lignes() == ["Titre", "", "Première ligne", ""]


def test_seul_le_saut_de_ligne_compte_une_ligne(tmp_path):
    (copie,) = copies(tmp_path, doc="a\u2028b\x0cc\nd".encode())

    assert copie.lignes() == ["a\u2028b\x0cc", "d"]


def test_les_fichiers_caches_et_les_sous_dossiers_sont_passes(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "sous").mkdir()

    assert copies(tmp_path) == []


def test_un_fichier_qui_n_est_pas_du_texte_est_refuse_en_francais(tmp_path):
    (copie,) = copies(tmp_path, doc=b"%PDF-\xff\xfe")

    with pytest.raises(DossierRefuse, match=r"doc\.txt n’est pas un texte en UTF-8"):
        copie.lignes()
