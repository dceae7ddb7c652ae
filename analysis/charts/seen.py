"""A figure as others see it: in grey, as a printer without colour gives it, and with deuteranopia."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imsave
from numpy.typing import NDArray

from analysis.charts.chart import Chart, style
from analysis.charts.light import LUMINANCE, coded, linear

Image = NDArray[np.float64]  # height × width × 3, sRGB from 0 to 1

#: How linear red, green and blue look to a dichromat without the middle cones: Machado, Oliveira and Fernandes (2009),
#: A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.0.
_DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)


def picture(figure: Chart, dpi: int) -> Image:
    """Give what a figure looks like, as an array."""
    with style():
        figure.set_dpi(dpi)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[:, :, :3] / 255


def in_grey(image: Image) -> Image:
    """Give a picture in shades of grey of the same luminance."""
    return np.repeat(coded(linear(image) @ LUMINANCE)[:, :, None], 3, axis=2)


def with_deuteranopia(image: Image) -> Image:
    """Give a picture as seen with deuteranopia."""
    return coded(np.clip(linear(image) @ _DEUTERANOPIA.T, 0, 1))


def png(image: Image) -> bytes:
    """Give a picture as a PNG; the same picture gives the same bytes."""
    written = io.BytesIO()
    imsave(written, np.round(image * 255).astype(np.uint8), format="png", metadata={"Software": None})  # type: ignore[dict-item]
    return written.getvalue()
