"""Le point d’entrée : montre le menu et la page demandée. Rien d’autre."""

from egts_dashboard.ui.navigation import menu

menu().run()
