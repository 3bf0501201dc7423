"""Thèmes."""

from egts_dashboard.ui.page import open_page

open_page("Thèmes", "")
