"""Statistique et texte : des nombres entrent, des nombres sortent. Ni base, ni écran."""
