//! Reading files of the build. Nothing else is ever fetched, and never with a query or a body.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: most likely there is no network.
    Unreachable,
    /// The server answered with something else than the file.
    Refused,
}

/// A file and the address at which it was found in the end.
pub struct Fetched {
    /// The address after any redirect.
    pub url: String,
    /// The text.
    pub text: String,
}

/// Reads a file of the site. In the prerender: never called.
///
/// # Errors
/// When there is no answer, or the answer is no success.
pub async fn text(url: &str) -> Result<Fetched, FetchError> {
    let response = get(url).await?;
    let text = response.text().map_err(|_| FetchError::Refused)?;
    let text = JsFuture::from(text).await.map_err(|_| FetchError::Unreachable)?;
    Ok(Fetched { url: response.url(), text: text.as_string().ok_or(FetchError::Refused)? })
}

/// Reads a file of the site that is no text. In the prerender: never called.
///
/// # Errors
/// As [`text`].
pub async fn bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    let buffer = get(url).await?.array_buffer().map_err(|_| FetchError::Refused)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| FetchError::Unreachable)?;
    Ok(web_sys::js_sys::Uint8Array::new(&buffer).to_vec())
}

async fn get(url: &str) -> Result<Response, FetchError> {
    let window = super::document::window().ok_or(FetchError::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(url)).await.map_err(|_| FetchError::Unreachable)?;
    let response: Response = response.dyn_into().map_err(|_| FetchError::Refused)?;
    if response.ok() { Ok(response) } else { Err(FetchError::Refused) }
}
