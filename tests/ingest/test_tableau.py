from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.ingest.tableau import TableauLu, read_csv


@pytest.fixture
def lit(tmp_path: Path):
    """lit("a,b\\n1,2") : le fichier lu, écrit tel quel."""

    def read(contenu: str | bytes) -> TableauLu:
        chemin = tmp_path / "ateliers.csv"
        octets = contenu.encode() if isinstance(contenu, str) else contenu
        chemin.write_bytes(octets)
        return read_csv(chemin)

    return read


def phrases(lu: TableauLu) -> list[str]:
    return [str(anomalie) for anomalie in lu.anomalies]


def test_les_lignes_gardent_leur_numero_dans_le_fichier(lit) -> None:
    lu = lit('a,b\n1,2\n\n"deux\nlignes",4\n5,6\n')
    assert lu.anomalies == []
    assert lu.lignes == [
        (2, {"a": "1", "b": "2"}),
        (4, {"a": "deux\nlignes", "b": "4"}),
        (6, {"a": "5", "b": "6"}),
    ]


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
def test_toutes_les_fins_de_ligne_se_lisent(lit, fin: str) -> None:
    assert lit(f"a,b{fin}1,2{fin}").lignes == [(2, {"a": "1", "b": "2"})]


def test_la_marque_d_ordre_des_octets_n_entre_pas_dans_le_premier_intitule(lit) -> None:
    assert lit("\ufeffa,b\n1,2\n").colonnes == ["a", "b"]


@pytest.mark.parametrize("contenu", ["", "\n", "  \n \n", "\ufeff"])
def test_un_fichier_vide_est_refuse(lit, contenu: str) -> None:
    assert phrases(lit(contenu)) == [
        "ateliers.csv : le fichier est vide. Ajoutez au moins la ligne des intitulés."
    ]


def test_une_premiere_ligne_vide_n_efface_pas_les_suivantes_en_silence(lit) -> None:
    assert phrases(lit("\na,b\n1,2\n")) == [
        "ateliers.csv, ligne 1 : la première ligne est vide. Écrivez-y les intitulés."
    ]


def test_un_fichier_qui_n_est_pas_en_utf8_dit_a_quelle_ligne(lit) -> None:
    assert phrases(lit("a,b\n1,2\nété,4\n".encode("latin-1"))) == [
        "ateliers.csv, ligne 3 : le fichier n’est pas en UTF-8. Enregistrez-le sous : CSV UTF-8."
    ]


def test_un_fichier_en_utf16_est_refuse(lit) -> None:
    assert len(phrases(lit("a,b\n1,2\n".encode("utf-16")))) == 1


def test_des_octets_nuls_sont_refuses(lit) -> None:
    assert phrases(lit(b"a,b\n1,\x00\n")) == [
        "ateliers.csv : le fichier contient des octets nuls. Enregistrez-le de nouveau en CSV UTF-8."
    ]


def test_un_fichier_coupe_au_milieu_d_une_case_est_refuse_ligne_a_l_appui(lit) -> None:
    lu = lit('a,b\n1,2\n3,"quatre et')
    assert phrases(lu) == [
        "ateliers.csv, ligne 3 : le fichier s’interrompt au milieu d’une case entre guillemets."
        " Refermez le guillemet\u202f; si le fichier est tronqué, reprenez-le à la source."
    ]


def test_un_guillemet_mal_place_n_est_pas_pris_pour_une_troncature(lit) -> None:
    assert phrases(lit('a,b\n"un "mot" cité",2\n')) == [
        "ateliers.csv, ligne 2 : un guillemet est mal placé. Doublez les guillemets qui sont dans"
        " le texte d’une case."
    ]


def test_une_case_demesuree_est_refusee(lit) -> None:
    [phrase] = phrases(lit(f"a,b\n1,{'x' * 140_000}\n"))
    assert "une case est démesurée" in phrase


def test_des_points_virgules_sont_reconnus(lit) -> None:
    assert phrases(lit("a;b\n1;2\n")) == [
        "ateliers.csv, ligne 1 : les colonnes sont séparées par des points-virgules."
        " Enregistrez-le sous : CSV UTF-8, séparé par des virgules."
    ]


def test_toutes_les_lignes_mal_coupees_sont_dites_d_un_coup(lit) -> None:
    lu = lit("a,b\n1\n1,2,3\n4,5\n")
    assert phrases(lu) == [
        "ateliers.csv, ligne 2 : 1 case au lieu de 2. Vérifiez les virgules et les guillemets de"
        " la ligne.",
        "ateliers.csv, ligne 3 : 3 cases au lieu de 2. Vérifiez les virgules et les guillemets de"
        " la ligne.",
    ]
    assert lu.lignes == [(4, {"a": "4", "b": "5"})]


def test_une_colonne_en_double_est_refusee(lit) -> None:
    lu = lit("a,b,a\n1,2,3\n")
    assert phrases(lu) == [
        "ateliers.csv, ligne 1 : la colonne « a » est deux fois dans le fichier. Gardez-en une."
    ]
    assert lu.lignes == []


def test_une_colonne_sans_intitule_est_refusee(lit) -> None:
    assert phrases(lit("a,,b\n1,2,3\n")) == [
        "ateliers.csv, ligne 1 : la colonne 2 n’a pas d’intitulé. Donnez-lui-en un."
    ]


def test_un_fichier_trop_gros_est_refuse_sans_etre_lu(
    lit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "TAILLE_MAX_CSV_OCTETS", 1024 * 1024)
    assert phrases(lit("a\n" + "1\n" * 600_000)) == [
        "ateliers.csv : le fichier dépasse 1 Mo. Découpez-le en plusieurs lots."
    ]


def test_un_fichier_absent_ou_illisible_est_une_phrase(tmp_path: Path) -> None:
    (tmp_path / "dossier.csv").mkdir()
    for nom in ("absent.csv", "dossier.csv"):
        assert phrases(read_csv(tmp_path / nom)) == [
            f"{nom} : le fichier ne peut pas être lu. Vérifiez qu’il existe et que vous avez le"
            " droit de le lire."
        ]
