import json

from egts_dashboard.__main__ import main

RAPPORT = """Atelier n° 1 / Se loger
12 participants
Propositions
- Ouvrir une maison commune
Coût : 1 200 €
"""


def ecrire(tmp_path, texte: str = RAPPORT) -> str:
    fichier = tmp_path / "rapport.txt"
    fichier.write_text(texte, encoding="utf-8")
    return str(fichier)


def test_la_commande_extraire_rend_une_liste_d_objets_en_json(tmp_path, capsys):
    assert main(["extraire", ecrire(tmp_path), "--json"]) == 0

    trouves = json.loads(capsys.readouterr().out)
    assert [t["nature"] for t in trouves] == [
        "atelier",
        "participations",
        "preconisation",
        "montant",
    ]
    propositions = trouves[2]
    assert propositions["texte"] == "Ouvrir une maison commune"
    assert propositions["atelier"] == "Atelier n° 1 / Se loger"
    assert propositions["ligne"] == 4
    assert propositions["valeur"] is None
    assert (
        propositions["raison"]
        == "item de liste sous le titre «\u00a0Propositions\u00a0»"
    )
    assert 0 <= propositions["confiance"] <= 1
    assert [trouves[1]["valeur"], trouves[3]["valeur"]] == [12, 1200]


def test_la_commande_extraire_raconte_ce_qu_elle_propose(tmp_path, capsys):
    assert main(["extraire", ecrire(tmp_path)]) == 0

    texte = capsys.readouterr().out
    assert "ligne\u00a04\u00a0· préconisation · confiance 95\u00a0%" in texte
    assert "4\u00a0lignes proposées" in texte


def test_un_rapport_ou_rien_n_est_reconnu_le_dit(tmp_path, capsys):
    assert main(["extraire", ecrire(tmp_path, "Il faisait beau.\n")]) == 0

    assert "Rien n’a été reconnu" in capsys.readouterr().out


def test_un_fichier_illisible_sort_avec_un_refus(tmp_path, capsys):
    assert main(["extraire", ecrire(tmp_path, " \n")]) == 1

    assert "est vide" in capsys.readouterr().err


def test_l_extraction_n_ecrit_rien(tmp_path, dossiers):
    avant = sorted(dossiers.rglob("*"))

    main(["extraire", ecrire(tmp_path)])

    ajoutes = set(dossiers.rglob("*")) - set(avant)
    assert {fichier.name for fichier in ajoutes} <= {"rapport.txt"}


def test_un_atelier_que_rien_ne_nomme_est_dit_non_indique(tmp_path, capsys):
    rapport = "Propositions\n- Ouvrir une maison commune\n- Prêter des vélos\n"

    assert main(["extraire", ecrire(tmp_path, rapport), "--json"]) == 0

    trouves = json.loads(capsys.readouterr().out)
    assert [t["atelier"] for t in trouves] == ["non indiqué"] * 2


def test_chaque_objet_json_a_les_cles_promises(tmp_path, capsys):
    main(["extraire", ecrire(tmp_path), "--json"])

    for trouve in json.loads(capsys.readouterr().out):
        assert set(trouve) >= {
            "nature",
            "texte",
            "valeur",
            "atelier",
            "ligne",
            "raison",
            "confiance",
        }
        assert trouve["texte"] in RAPPORT
