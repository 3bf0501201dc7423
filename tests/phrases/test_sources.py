from types import SimpleNamespace

from egts_dashboard.phrases import sources as phrases

VIDE = {
    "nb_erreurs": 0,
    "nb_alertes": 0,
    "nb_entre_documents": 0,
    "nb_joues": 0,
    "nb_sans_objet": 0,
    "nb_echecs": 0,
}


def _tete(**valeurs: object) -> list[SimpleNamespace]:
    return [SimpleNamespace(cle=cle, valeur=valeur) for cle, valeur in valeurs.items()]


def test_sans_controle_on_ne_dit_pas_que_tout_va_bien() -> None:
    phrase = phrases.a_retenir(_tete(documents=1, faits=10, imprimes=0.5), VIDE)
    assert "Aucun contrôle n’a été joué" in phrase


def test_des_controles_qui_n_ont_rien_trouve_le_disent() -> None:
    phrase = phrases.a_retenir(
        _tete(documents=2, faits=10, imprimes=1.0), VIDE | {"nb_joues": 3}
    )
    assert "n’ont relevé ni erreur ni alerte" in phrase


def test_une_regle_sans_objet_ne_prouve_rien() -> None:
    assert "ne prouve rien" in phrases.controles(VIDE | {"nb_sans_objet": 1})
    assert "en échec" in phrases.controles(VIDE | {"nb_echecs": 2})


def test_un_ecart_cite_sans_mettre_en_forme() -> None:
    ligne = SimpleNamespace(
        severite="alerte",
        message="**gras** [lien](x)",
        explication="",
        valeur_a="1",
        lieu_a="a",
        valeur_b="2",
        lieu_b="b",
    )
    constat, places = phrases.ecart_en_clair(ligne)
    assert "[lien](x)" not in constat and constat.startswith("**Alerte.**")
    assert places.count("- ") == 2
