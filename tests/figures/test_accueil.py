from egts_dashboard.figures.accueil import _segments, calendrier
from egts_dashboard.queries.accueil import calendrier as dates
from egts_dashboard.store.connection import Store


def _texts(figure) -> list[str]:
    return [t for trace in figure.data if trace.text is not None for t in trace.text]


def test_chaque_date_est_dessinee_une_fois(store: Store) -> None:
    for est_national in (False, True):
        tableau = dates(store, est_national)
        assert len(_texts(calendrier(tableau, False))) == len(tableau)


def test_l_axe_se_coupe_aux_longs_silences(store: Store) -> None:
    segments = _segments(dates(store, False))
    assert len(segments) == 2
    assert segments[0][1] < segments[1][0]


def test_une_date_incertaine_est_creuse(store: Store) -> None:
    tableau = dates(store, False)
    figure = calendrier(tableau[tableau["certitude"] == "incertain"], False)
    symboles = {t.marker.symbol for t in figure.data if t.mode == "markers+text"}
    assert symboles == {"circle-open"}


def test_un_intitule_qui_contient_du_html_reste_du_texte(store: Store) -> None:
    tableau = dates(store, False).head(1).assign(intitule="<a href='x'>clic</a>")
    figure = calendrier(tableau, False)
    assert "<a" not in str([t.customdata for t in figure.data])
