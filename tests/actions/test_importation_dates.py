"""Les dates d’un fichier : lues quand elles n’ont qu’une lecture, et dites si elle se déduit."""

import datetime as dt

import pytest

from tests.depots import Lit, avertis, classeur, octets, une

TITRES = ["Nature", "Intitulé", "Territoire", "Date"]


def _lue(lu: object) -> tuple[dt.date, str]:
    [(_, ligne)] = lu.acceptees  # type: ignore[attr-defined]
    return ligne.date_debut, ligne.precision_date


@pytest.mark.parametrize(
    ("case", "avertissement"),
    [
        (dt.datetime(2014, 6, 10), ""),
        (dt.date(2014, 6, 10), ""),
        (dt.datetime(2014, 6, 10, 9, 30), "l’heure (09:30:00) n’est pas gardée"),
        (41800, "est lu comme le 10\u00a0juin\u00a02014"),
        ("41800", "est lu comme le 10\u00a0juin\u00a02014"),
        ("10/06/14", "l’année 14 est lue 2014"),
        ("10 juin 2014", ""),
    ],
)
def test_une_date_de_classeur_se_lit(
    lit: Lit, case: object, avertissement: str
) -> None:
    livre = classeur([TITRES, ["assises", "Assises", "R54", case]])
    lu = lit(octets(livre), "evenements")
    assert lu.erreurs == []
    assert _lue(lu) == (dt.date(2014, 6, 10), "jour")
    du_jour = [a for a in lu.avertissements if a.colonne == "Date" and a.ligne]
    assert [avertissement in a.message for a in du_jour] == [True] * bool(avertissement)


def test_un_mois_seul_dit_sa_precision(lit: Lit) -> None:
    lu = lit(f"{';'.join(TITRES)}\nassises;Assises;R54;juin 2014\n", "evenements")
    assert _lue(lu) == (dt.date(2014, 6, 1), "mois")
    assert "seul le mois est dit" in avertis(lu)


def test_un_mois_seul_garde_la_precision_du_fichier(lit: Lit) -> None:
    lu = lit(
        f"{';'.join(TITRES)};Précision\nassises;Assises;R54;juin 2014;periode\n",
        "evenements",
    )
    assert _lue(lu) == (dt.date(2014, 6, 1), "periode")


def test_un_mois_seul_n_a_pas_de_jour_connu(lit: Lit) -> None:
    lu = lit(
        f"{';'.join(TITRES)};Précision\nassises;Assises;R54;juin 2014;jour\n",
        "evenements",
    )
    une(lu, "le jour manque")


def test_un_mois_seul_ne_date_pas_une_depense(lit: Lit) -> None:
    lu = lit(
        "Objet;Territoire;Montant;Date\nSalle;R54;120;juin 2014\n", "lignes_budgetaires"
    )
    assert "10 juin 2014" in une(lu, "le jour manque").remede
