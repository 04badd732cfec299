//! How bright colours are.

/// Below this brightness a box covers the words that are under it.
const DARK: f64 = 0.3;

/// How bright a colour is, from 0 (black) to 1 (white): one of one part (grey), three (red, green, blue) or four (cyan,
/// magenta, yellow, black).
pub(super) fn brightness(parts: &[f64]) -> Option<f64> {
    match *parts {
        [grey] => Some(grey),
        [red, green, blue] => Some(mixed(red, green, blue)),
        [cyan, magenta, yellow, black] => {
            let light = |ink: f64| (1.0 - ink) * (1.0 - black);
            Some(mixed(light(cyan), light(magenta), light(yellow)))
        }
        _ => None,
    }
}

/// Whether something so bright is dark.
pub(super) fn is_dark(brightness: Option<f64>) -> bool {
    brightness.is_some_and(|brightness| brightness < DARK)
}

fn mixed(red: f64, green: f64, blue: f64) -> f64 {
    0.299 * red + 0.587 * green + 0.114 * blue
}
