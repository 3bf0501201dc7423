"""La suite entre plusieurs processus : combien, et qui fait quoi."""

import os

import pytest
from xdist.scheduler import LoadScopeScheduling

# Chaque processus construit son magasin et garde sa mémoire : au-delà, on y perd.
PROCESSUS_AU_PLUS = 4
# Ce qui coûte à préparer, et sert à tous les tests d’un groupe : un navigateur et un serveur ;
# le relevé de chaque page, choix par choix ; l’épreuve du modèle des thèmes proposés.
GROUPES = {
    "tests/navigateur/": "navigateur",
    "tests/pages/test_requetes.py": "relevé des pages",
    "tests/pages/test_nombres_dits.py": "relevé des pages",
    "tests/pages/test_phrases_rejouees.py": "relevé des pages",
    "tests/actions/test_suggestions.py": "épreuve du modèle",
    "tests/pages/test_importer_coder.py": "épreuve du modèle",
    "tests/queries/recalculs/test_suggestions.py": "épreuve du modèle",
}


class Repartition(LoadScopeScheduling):
    """Un test à la fois, au premier libre ; ceux d’un groupe ensemble, et d’abord.

    xdist_group n’y suffit pas : pytest-xdist 3.8 n’atteint plus le nom des tests de
    pytest 9.2, et les disperse sans le dire.
    """

    def _split_scope(self, nodeid: str) -> str:
        trouves = (g for debut, g in GROUPES.items() if nodeid.startswith(debut))
        return next(trouves, nodeid)


def processes(config: pytest.Config) -> int:
    """Un par cœur et un de plus pour la suite entière ; aucun de plus pour quelques fichiers.

    Celui du navigateur attend plus qu’il ne calcule : sans processus de plus, un cœur chôme.
    """
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    return min((os.cpu_count() or 1) + 1, PROCESSUS_AU_PLUS)
