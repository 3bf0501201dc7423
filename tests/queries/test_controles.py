from egts_dashboard.phrases.controles import summary
from egts_dashboard.queries.controles import (
    anomalies,
    bilan,
    controles,
)
from egts_dashboard.queries.filtres import Filtres
from tests.fabriques import atelier, enveloppe, ligne_budgetaire, socle, total_declare


def test_chaque_controle_a_une_ligne_et_ses_anomalies_sont_toutes_comptees(store):
    tous = bilan(store)

    assert len(tous) == store.value("SELECT count(*) FROM controles")
    gravites = tous[["nb_erreurs", "nb_alertes", "nb_informations"]]
    assert gravites.to_numpy().sum() == store.value("SELECT count(*) FROM anomalies")


def test_le_resume_ne_detaille_que_ce_qui_a_trouve_quelque_chose(store):
    entete, *suite = summary(bilan(store), anomalies(store))

    assert entete.startswith("Contrôles du magasin\u00a0:")
    details = [ligne for ligne in suite if ligne.startswith("    - ")]
    nb = store.value("SELECT count(DISTINCT controle_id) FROM anomalies")
    assert len(suite) - len(details) == nb
    assert len(details) == store.value("SELECT count(*) FROM anomalies")


def test_sans_donnees_aucun_controle_n_a_trouve_d_anomalie_ni_ne_pretend_l_avoir_fait(
    make_store,
):
    vide = make_store()

    (seule,) = summary(bilan(vide), anomalies(vide))
    assert "sans objet" in seule
    assert seule.endswith("aucune anomalie.")


def depassement(**champs):
    """Une enveloppe dépassée, un total faux, et un atelier sans séances."""
    return socle() | {
        "enveloppes": [enveloppe()],
        "lignes_budgetaires": [ligne_budgetaire("l1", "9500.00")],
        "totaux_declares": [total_declare("t", "enveloppe:env", "9100.00")],
        "ateliers": [atelier("a1", nb_seances=None, **champs)],
    }


def test_les_anomalies_vont_des_plus_graves_aux_moins_graves(make_store):
    rendues = anomalies(make_store(**depassement()))

    assert list(rendues["controle_id"]) == [
        "enveloppe_depassement",
        "enveloppe_depassement",
        "enveloppe_total_lignes",
        "participants_sans_seance",
    ]
    assert list(rendues["severite"]) == ["alerte"] * 3 + ["information"]
    assert set(rendues["source_id"]) == {"doc"}


def test_un_filtre_de_territoire_garde_les_anomalies_qu_il_situe(make_store):
    store = make_store(**depassement(territoire_code="D17"))

    assert list(anomalies(store, Filtres(territoire=("R54",)))["ligne_id"]) == ["a1"]
    assert anomalies(store, Filtres(territoire=("R72",))).empty
    assert len(anomalies(store, Filtres(document=("doc",)))) == 4
    assert anomalies(store, Filtres(demarche=("autre",))).empty


def test_un_doute_sur_un_document_se_filtre_par_ce_document(make_store):
    store = make_store(**depassement(certitude="incertain"))

    du_document = anomalies(store, Filtres(document=("doc",)))
    assert "faits_incertains" in set(du_document["controle_id"])


def test_les_controles_suivent_l_ordre_des_sujets_joues_ou_non(make_store):
    tous = controles(make_store(**depassement()))

    assert list(dict.fromkeys(tous["sujet"])) == [
        "budget",
        "participation",
        "propositions",
        "calendrier",
        "lecture",
        "structure",
    ]
    etats = dict(zip(tous["controle_id"], tous["etat"], strict=True))
    assert etats["enveloppe_depassement"] == "fait"
    assert etats["dates_redites"] == "sans_objet"
