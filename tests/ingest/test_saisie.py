from decimal import Decimal

from egts_dashboard.ingest.identifiants import propose_id
from egts_dashboard.ingest.saisie import Saisie, read_added, read_edited, read_typed
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.evenement import Evenement
from egts_dashboard.models.ligne_budgetaire import LigneBudgetaire
from egts_dashboard.models.territoire import Territoire
from egts_dashboard.models.theme import Theme
from tests.fabriques import atelier, evenement, ligne_budgetaire


def en_texte(ligne: dict[str, object]) -> dict[str, str | None]:
    return {nom: None if mot is None else str(mot) for nom, mot in ligne.items()}


def lit_atelier(**champs: str | None) -> Saisie:
    return read_typed(Atelier, en_texte(atelier("a1")) | champs)


def test_une_case_vide_n_est_pas_renseignee_et_ne_vaut_pas_zero() -> None:
    for vide in ("", "  ", None, "n.c."):
        ligne = lit_atelier(nb_participants=vide).enregistrement
        assert isinstance(ligne, Atelier) and ligne.nb_participants is None
    ligne = lit_atelier(nb_participants="0").enregistrement
    assert isinstance(ligne, Atelier) and ligne.nb_participants == 0


def test_nombres_et_dates_se_tapent_comme_on_les_ecrit() -> None:
    cases = en_texte(ligne_budgetaire("l1", "1.00"))
    ligne = read_typed(
        LigneBudgetaire, cases | {"montant_eur": "1\u202f113,50 €"}
    ).enregistrement
    assert isinstance(ligne, LigneBudgetaire) and ligne.montant_eur == Decimal("1113.5")
    moment = read_typed(
        Evenement, en_texte(evenement("e", "2014-01-02")) | {"date_debut": "10/06/2014"}
    ).enregistrement
    assert isinstance(moment, Evenement) and moment.date_debut.month == 6


def test_chaque_faute_est_dite_a_son_champ_et_toutes_a_la_fois() -> None:
    saisie = lit_atelier(nb_participants="beaucoup", nb_seances="0", intitule="")
    assert saisie.enregistrement is None
    assert set(saisie.fautes) == {"nb_participants", "nb_seances", "intitule"}
    assert "vide" in saisie.fautes["intitule"]
    assert "au moins 1" in saisie.fautes["nb_seances"]
    assert saisie.fautes["nb_participants"].startswith("Un nombre")


def test_un_mot_qui_nuance_n_est_pas_avale_avec_le_nombre() -> None:
    saisie = lit_atelier(nb_participants="environ 40")
    assert saisie.enregistrement is None
    assert "environ" in saisie.fautes["nb_participants"]


def test_une_date_a_demi_dite_demande_une_date_entiere() -> None:
    cases = en_texte(evenement("e", "2014-01-02"))
    for dite in ("10/06/14", "juin 2014", "10/06/2014 9h30", "41800"):
        fautes = read_typed(Evenement, cases | {"date_debut": dite}).fautes
        assert "10/06/2014" in fautes["date_debut"]
        assert "nombre" not in fautes["date_debut"]


def test_une_fin_avant_le_debut_est_dite_a_la_fin() -> None:
    cases = en_texte(evenement("e", "2014-06-10")) | {"date_fin": "09/06/2014"}
    assert list(read_typed(Evenement, cases).fautes) == ["date_fin"]


def test_l_identifiant_propose_est_lisible_et_libre() -> None:
    cases = {"intitule": "Qualité de vie au travail", "demarche_id": "egts"}
    propose = propose_id(Atelier, cases, lambda _: False)
    assert propose == "egts-qualite-vie-au-travail"
    pris = {propose, f"{propose}-2"}
    assert propose_id(Atelier, cases, pris.__contains__) == f"{propose}-3"
    assert lit_atelier(atelier_id=propose).enregistrement is not None


def test_rien_n_est_propose_quand_rien_ne_nomme_la_ligne() -> None:
    assert propose_id(Atelier, {"demarche_id": "egts"}, lambda _: False) == ""
    assert propose_id(Territoire, {"nom": "Creuse"}, lambda _: False) == ""
    assert propose_id(Theme, {"libelle": "Santé mentale"}, lambda _: False) == "SANTEM"


def test_une_grille_ne_relit_que_les_lignes_dont_une_case_a_change() -> None:
    lignes = [Atelier.model_validate(atelier(f"a{n}", nb_seances=n)) for n in (1, 2, 3)]
    montrees = [en_texte(ligne.model_dump()) for ligne in lignes]
    rendues = [dict(cases) for cases in montrees]
    rendues[1]["nb_participants"] = None
    rendues[2]["nb_seances"] = "0"
    rendues[0]["intitule"] = rendues[0]["intitule"]
    corrigees, refusees = read_edited(lignes, montrees, rendues)
    assert corrigees == [lignes[1].model_copy(update={"nb_participants": None})]
    assert [(place, list(fautes)) for place, fautes in refusees] == [
        (2, ["nb_seances"])
    ]


def test_une_case_recrite_pareil_n_est_pas_une_correction() -> None:
    ligne = LigneBudgetaire.model_validate(ligne_budgetaire("l1", "1113.50"))
    montree = en_texte(ligne.model_dump())
    rendue = montree | {"montant_eur": "1 113,50"}
    assert read_edited([ligne], [montree], [rendue]) == ([], [])


def test_une_grille_ne_change_pas_un_identifiant() -> None:
    ligne = Atelier.model_validate(atelier("a1"))
    montree = en_texte(ligne.model_dump())
    corrigees, [(place, fautes)] = read_edited(
        [ligne], [montree], [montree | {"atelier_id": "a9"}]
    )
    assert (corrigees, place) == ([], 0)
    assert "ne se change pas" in fautes["atelier_id"]


def test_une_ligne_neuve_sans_identifiant_en_recoit_un_libre() -> None:
    neuve = en_texte(atelier("", intitule="Accueil")) | {"atelier_id": None}
    ajoutees, refusees = read_added(
        Atelier, [neuve, dict(neuve)], {("demarche-accueil",)}.__contains__
    )
    assert refusees == []
    assert [ligne.model_dump()["atelier_id"] for ligne in ajoutees] == [
        "demarche-accueil-2",
        "demarche-accueil-3",
    ]


def test_une_ligne_neuve_incomplete_ou_deja_prise_est_refusee() -> None:
    prise = en_texte(atelier("a1"))
    vide = en_texte(atelier("a2")) | {"intitule": None}
    ajoutees, refusees = read_added(Atelier, [prise, vide], {("a1",)}.__contains__)
    assert ajoutees == []
    assert [(place, list(fautes)) for place, fautes in refusees] == [
        (0, ["atelier_id"]),
        (1, ["intitule"]),
    ]
