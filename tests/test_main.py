import json
import os
import subprocess
import sys

import pytest

from egts_dashboard import __version__, config
from egts_dashboard.__main__ import main
from egts_dashboard.phrases.analyseur import to_french
from egts_dashboard.phrases.ligne_de_commande import COMMANDES
from tests.fabriques import atelier, preconisation
from tests.lots import socle, write_lot

ANGLAIS = (
    "usage:",
    "options:",
    "positional",
    "show this",
    "error:",
    "expected",
    "invalid choice",
    "required",
    "unrecognized",
)


def run(*arguments, **environ):
    """La vraie commande, dans un vrai processus."""
    return subprocess.run(
        [sys.executable, "-m", "egts_dashboard", *arguments],
        cwd=config.RACINE,
        env=os.environ | {"EGTS_VAR": str(config.VAR_DIR)} | environ,
        capture_output=True,
        timeout=120,
    )


def refused(*arguments):
    with pytest.raises(SystemExit) as sortie:
        main(arguments)
    return sortie.value.code


@pytest.mark.parametrize("commande", [(), *[(nom,) for nom in COMMANDES]])
def test_l_aide_est_en_francais_et_dit_les_codes_de_sortie(commande, capsys):
    assert refused(*commande, "--help") == 0

    aide = capsys.readouterr().out
    assert aide.startswith("Usage\u00a0: python -m egts_dashboard")
    assert "Codes de sortie" in aide
    assert not [mot for mot in ANGLAIS if mot in aide]


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        ([], "il manque COMMANDE"),
        (["exporter"], "il manque DOSSIER"),
        (["inventer"], "« inventer » n’est pas une commande"),
        (["verifier", "--vite"], "argument inconnu : --vite"),
        (["construire", "--depuis"], "l’option --depuis attend une valeur"),
        (
            ["construire", "--depuis", "nulle-part"],
            "le dossier nulle-part n’existe pas",
        ),
        (["chercher", "mot", "--limite", "0"], "un nombre entier au moins égal à 1"),
        (["chercher", "mot", "--json=oui"], "l’option --json ne prend pas de valeur"),
    ],
)
def test_une_commande_mal_formee_est_refusee_en_francais(arguments, phrase, capsys):
    assert refused(*arguments) == 2

    erreur = capsys.readouterr().err.replace("\u00a0", " ")
    assert phrase in erreur
    assert not [mot for mot in ANGLAIS if mot in erreur]


def test_un_refus_inconnu_d_argparse_passe_tel_quel():
    assert to_french("something new") == "something new"


def test_la_version_est_celle_du_paquet(capsys):
    assert refused("--version") == 0
    assert capsys.readouterr().out == f"egts_dashboard {__version__}\n"


def test_verifier_des_lots_justes_rend_0_et_resume_les_controles(store, capsys):
    assert main(["verifier"]) == 0

    sortie = capsys.readouterr().out
    assert "aucune erreur." in sortie
    assert "Contrôles du magasin" in sortie
    assert "9\u202f265,76" in sortie
    assert "10\u202f265,76" in sortie
    assert "Rappel" in sortie


def test_verifier_des_lots_faux_dit_toutes_les_fautes_et_rend_1(dossiers, capsys):
    lignes = [atelier("a", nb_seances="deux"), atelier("b", source_id="perdue")]
    socle(dossiers / "data" / "essai", ateliers=lignes)

    assert main(["verifier"]) == 1

    sortie = capsys.readouterr().out.replace("\u00a0", " ")
    assert "essai/ateliers.csv, ligne 2, colonne « nb_seances »" in sortie
    assert "essai/ateliers.csv, ligne 3, colonne « source_id »" in sortie
    assert "2 erreurs." in sortie


def test_construire_des_lots_faux_s_arrete_sans_trace(dossiers, capsys):
    socle(dossiers / "data" / "essai", ateliers=[atelier("a", nb_seances="deux")])

    assert main(["construire"]) == 1

    erreur = capsys.readouterr().err
    assert "nb_seances" in erreur
    assert "Traceback" not in erreur


def test_exporter_puis_construire_depuis_avertit_que_des_lots_existent(
    dossiers, capsys, monkeypatch
):
    socle(dossiers / "data" / "essai", ateliers=[atelier("a")])
    assert main(["exporter", str(dossiers / "export")]) == 0
    monkeypatch.setattr(config, "STORE_DIR", dossiers / "autre")

    assert main(["construire", "--depuis", str(dossiers / "export")]) == 0

    assert "EGTS_DATA" in capsys.readouterr().err
    assert (dossiers / "autre" / "courant").is_file()


def test_exporter_dit_quand_des_lots_refuses_laissent_l_ancien_magasin_repondre(
    dossiers, capsys
):
    socle(dossiers / "data" / "a", ateliers=[atelier("a")])
    assert main(["construire"]) == 0
    write_lot(dossiers / "data" / "b", 2, ateliers=[atelier("b", nb_seances="deux")])

    assert main(["exporter", str(dossiers / "export")]) == 0

    erreur = capsys.readouterr().err.replace("\u00a0", " ")
    assert "les lots ont 1 erreur" in erreur
    assert (dossiers / "export" / "ateliers.csv").is_file()


def test_exporter_dans_un_dossier_occupe_rend_1_et_dit_pourquoi(
    store, tmp_path, capsys
):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")

    assert main(["exporter", str(tmp_path)]) == 1

    assert "n’est pas un export" in capsys.readouterr().err


def test_chercher_montre_l_item_et_l_endroit_ou_le_lire(store, capsys):
    assert main(["chercher", "formation", "--limite", "2"]) == 0

    lignes = capsys.readouterr().out.splitlines()
    assert len(lignes) == 4
    assert lignes[0].startswith("1. ")
    assert "formation" in lignes[0].lower()


def test_chercher_en_json_se_relit(store, capsys):
    assert main(["chercher", "formation", "--limite", "1", "--json"]) == 0

    (item,) = json.loads(capsys.readouterr().out)
    assert {"item_id", "objet", "intitule", "source", "localisation"} <= item.keys()


def test_chercher_sans_resultat_le_dit(store, capsys):
    assert main(["chercher", "xyzzyx"]) == 0
    assert capsys.readouterr().out == "Aucun résultat pour «\u00a0xyzzyx\u00a0».\n"


def test_construire_sans_aucun_lot_ne_fait_pas_un_magasin_vide(dossiers, capsys):
    assert main(["construire"]) == 1
    assert "EGTS_DATA" in capsys.readouterr().err


def test_chercher_propose_le_mot_juste(store, capsys):
    assert main(["chercher", "fomation"]) == 0
    assert "Vouliez-vous «\u00a0formation\u00a0»\u202f?" in capsys.readouterr().out


def test_dictionnaire_ecrit_dans_le_dossier_des_lots_livres(dossiers, capsys):
    assert main(["dictionnaire"]) == 0

    ecrit = (dossiers / "data" / "DICTIONNAIRE.md").read_text(encoding="utf-8")
    assert ecrit.startswith("# Dictionnaire des données")


def test_couverture_rend_1_tant_qu_une_ligne_est_oubliee(dossiers, capsys):
    source = {
        "source_id": "doc",
        "titre": "Bilan",
        "producteur": "DR",
        "nature": "bilan",
        "nom_fichier": "b.txt",
    }
    socle(
        dossiers / "data" / "essai",
        sources=[source],
        preconisations=[preconisation("p", ligne_debut=1)],
    )
    (dossiers / "copies").mkdir()
    copie = dossiers / "copies" / "b.txt"

    copie.write_text("Former\nOublié\n", encoding="utf-8")
    assert main(["couverture", str(copie.parent)]) == 1
    copie.write_text("Former\n", encoding="utf-8")
    assert main(["couverture", str(copie.parent), "--json"]) == 0

    sortie = capsys.readouterr().out
    assert json.loads(sortie[sortie.index("{") :])["est_complete"] is True


def test_la_vraie_commande_rend_ses_codes_et_n_ecrit_pas_d_anglais(store):
    juste, fausse = run("verifier"), run("verifier", "--vite")

    assert (juste.returncode, juste.stderr) == (0, b"")
    assert fausse.returncode == 2
    assert "Erreur" in fausse.stderr.decode("utf-8")


@pytest.mark.parametrize("encodage", ["cp1252", "cp850", "ascii"])
def test_une_console_qui_n_est_pas_en_utf_8_ne_fait_pas_tomber_la_commande(
    store, encodage
):
    fini = run(
        "chercher", "accompagnement", "--limite", "50", PYTHONIOENCODING=encodage
    )

    assert (fini.returncode, fini.stderr) == (0, b"")
    texte = fini.stdout.decode(encodage)
    assert "accompagnement" in texte
    assert "?" * 3 not in texte


def test_le_json_reste_exact_sur_une_console_qui_n_est_pas_en_utf_8(store):
    fini = run("chercher", "métier", "--json", PYTHONIOENCODING="cp1252")

    assert any("é" in item["intitule"] for item in json.loads(fini.stdout))


def test_un_lecteur_qui_part_avant_la_fin_ne_provoque_pas_de_trace(store):
    commande = [
        sys.executable,
        "-m",
        "egts_dashboard",
        "chercher",
        "travail",
        "--limite",
        "900",
    ]
    environ = os.environ | {"EGTS_VAR": str(config.VAR_DIR)}
    with subprocess.Popen(
        commande,
        cwd=config.RACINE,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as processus:
        processus.stdout.close()
        assert processus.stderr.read() == b""
        assert processus.wait(timeout=60) == 0


def test_dossier_ecrit_la_note_d_une_recette_et_dit_ses_blocs(tmp_path, capsys):
    recette = tmp_path / "recette.json"
    recette.write_text('{"titre": "Comité", "blocs": [{"sorte": "budget"}]}', "utf-8")

    assert main(["dossier", str(recette), str(tmp_path / "note.docx")]) == 0
    assert (tmp_path / "note.docx").read_bytes().startswith(b"PK")
    assert "1\u00a0bloc dans" in capsys.readouterr().out


def test_dossier_refuse_une_recette_mal_formee_en_francais(tmp_path, capsys):
    recette = tmp_path / "recette.json"
    recette.write_text('{"blocs": [{"sorte": "x"}]}', "utf-8")

    assert main(["dossier", str(recette), str(tmp_path / "note.docx")]) == 1
    erreur = capsys.readouterr().err
    assert "titre\u00a0: la rubrique manque" in erreur
    assert "blocs › 1er › sorte" in erreur
    assert not (tmp_path / "note.docx").exists()


def refusal(capsys):
    """Ce qu’un programme lit d’un refus, et ce qu’une personne en lit."""
    sortie = capsys.readouterr()
    return json.loads(sortie.out)["erreurs"], sortie.err


def test_un_refus_se_lit_aussi_en_json_faute_par_faute(tmp_path, capsys):
    chemin = tmp_path / "faux.csv"
    chemin.write_text("modalite;effectif;reference\nA;x;1\nB;2;y\n", encoding="utf-8")
    assert main(["ecarts", str(chemin), "--json"]) == 1
    erreurs, dit = refusal(capsys)
    assert [(e["ligne"], e["colonne"], e["valeur"]) for e in erreurs] == [
        (2, "effectif", "x"),
        (3, "reference", "y"),
    ]
    assert all(e["message"] in dit for e in erreurs)


def test_un_document_illisible_se_dit_aussi_en_json(tmp_path, capsys):
    (tmp_path / "vide.txt").touch()
    assert main(["extraire", str(tmp_path / "vide.txt"), "--json"]) == 1
    [erreur], _ = refusal(capsys)
    assert "vide" in erreur["message"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["importer", "absent.csv", "--table", "ateliers", "--json"],
        ["rapprocher", "--amont", "a", "--json"],
        ["chercher", "--json"],
    ],
)
def test_une_commande_mal_ecrite_se_dit_aussi_en_json(arguments, capsys):
    with pytest.raises(SystemExit) as sortie:
        main(arguments)
    assert sortie.value.code == 2
    [erreur], dit = refusal(capsys)
    assert erreur["message"] in dit


def test_un_export_non_reconnu_se_dit_aussi_en_json(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("x;y\n1;2\n", encoding="utf-8")
    assert main(["importer", str(tmp_path / "a.csv"), "--json"]) == 2
    [erreur], _ = refusal(capsys)
    assert "--table" in erreur["message"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="propre à Linux")
def test_une_sortie_pleine_se_dit_sans_trace(tmp_path):
    (tmp_path / "a.csv").write_text("modalite,effectif,reference\nA,1,1\nB,2,1\n")
    with open("/dev/full", "w") as pleine:
        lance = subprocess.run(
            [sys.executable, "-m", "egts_dashboard", "ecarts", tmp_path / "a.csv"],
            cwd=config.RACINE,
            stdout=pleine,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert lance.returncode == 1
    assert "Traceback" not in lance.stderr.decode()
    assert "disque est plein" in lance.stderr.decode()
