"""How light a colour is: sRGB and linear light (IEC 61966-2-1), luminance, and the contrast of WCAG 2.1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float64]  # … × 3: red, green and blue from 0 to 1

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # of linear red, green and blue


def linear(coded: Light) -> Light:
    """Give the linear light of sRGB values."""
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def coded(light: Light) -> Light:
    """Give the sRGB values of linear light."""
    return np.asarray(np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055))


def contrast(one: str, other: str) -> float:
    """Give how much two colours stand out from each other, from 1 to 21."""
    from matplotlib.colors import to_rgb

    low, high = sorted(float(linear(np.array(to_rgb(colour))) @ LUMINANCE) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)
