//! Views whose type is forgotten, at a lower price than Leptos' own `AnyView`: see [`Piece`].

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{
    Rndr,
    types::{Element, Node, Placeholder},
};
use leptos::tachys::view::{Mountable, Position, PositionState, add_attr::AddAnyAttr};

/// A view without its type.
///
/// An `AnyView` can be hydrated a second, asynchronous way, and can be compared with the view that it replaces, element by element. Both
/// are compiled for every view, and here neither is ever of use: no view waits for anything, and a screen is exchanged as a whole. A
/// piece knows how to be built, how to be hydrated, and to take the place of another; `docs/decisions/0005-small-wasm.md` has the
/// numbers.
pub struct Piece(Box<dyn Parts>);

/// Forgets the type of a view.
pub trait Settle {
    /// The view as a piece.
    fn settle(self) -> Piece;

    /// The view as a piece that is never on the screen when the page comes alive, so that the browser need not carry how to hydrate it.
    fn fresh(self) -> Piece;
}

impl<V: RenderHtml + 'static> Settle for V {
    fn settle(self) -> Piece {
        Piece(Box::new(Prerendered(self)))
    }

    fn fresh(self) -> Piece {
        Piece(Box::new(Fresh(self)))
    }
}

/// What a piece can do, whatever is in it.
trait Parts: Send {
    fn build(self: Box<Self>) -> PieceState;

    #[cfg(feature = "hydrate")]
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> PieceState;

    #[cfg(feature = "ssr")]
    fn html(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool, extra: Vec<AnyAttribute>);
}

struct Prerendered<V>(V);
struct Fresh<V>(V);

fn build<V: RenderHtml + 'static>(view: V) -> PieceState {
    let parts = Box::new(State(view.build()));
    PieceState { parts, placeholder: (!V::EXISTS).then(Rndr::create_placeholder) }
}

/// What makes nothing leaves a mark, so that there is a place to put something else.
#[cfg(feature = "ssr")]
fn html<V: RenderHtml>(view: V, html: &mut String, position: &mut Position, escape: bool, extra: Vec<AnyAttribute>) {
    view.to_html_with_buf(html, position, escape, false, extra);
    if !V::EXISTS {
        html.push_str("<!--<() />-->");
    }
}

impl<V: RenderHtml + 'static> Parts for Prerendered<V> {
    fn build(self: Box<Self>) -> PieceState {
        build(self.0)
    }

    #[cfg(feature = "hydrate")]
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> PieceState {
        let parts = Box::new(State(self.0.hydrate::<true>(cursor, position)));
        PieceState { parts, placeholder: (!V::EXISTS).then(|| cursor.next_placeholder(position)) }
    }

    #[cfg(feature = "ssr")]
    fn html(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool, extra: Vec<AnyAttribute>) {
        self::html(self.0, html, position, escape, extra);
    }
}

impl<V: RenderHtml + 'static> Parts for Fresh<V> {
    fn build(self: Box<Self>) -> PieceState {
        build(self.0)
    }

    /// Cannot happen; if it did, the view would stand beside what was prerendered and not be lost.
    #[cfg(feature = "hydrate")]
    fn hydrate(self: Box<Self>, _cursor: &Cursor, _position: &PositionState) -> PieceState {
        build(self.0)
    }

    #[cfg(feature = "ssr")]
    fn html(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool, extra: Vec<AnyAttribute>) {
        self::html(self.0, html, position, escape, extra);
    }
}

/// What of `Mountable` a piece needs: all of it would be compiled for every view.
trait Shown {
    fn unmount(&mut self);
    fn mount(&mut self, parent: &Element, marker: Option<&Node>);
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool;
}

struct State<S>(S);

impl<S: Mountable> Shown for State<S> {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }
}

/// A piece on the page.
pub struct PieceState {
    parts: Box<dyn Shown>,
    placeholder: Option<Placeholder>,
}

impl Mountable for PieceState {
    fn unmount(&mut self) {
        self.parts.unmount();
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.unmount();
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.parts.mount(parent, marker);
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.parts.insert_before_this(child) || self.placeholder.as_ref().is_some_and(|placeholder| placeholder.insert_before_this(child))
    }

    /// Asked for only where attributes are spread over a component, which no view here does.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Piece {
    type State = PieceState;

    fn build(self) -> PieceState {
        self.0.build()
    }

    fn rebuild(self, state: &mut PieceState) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Piece {
    type Output<A: Attribute> = Piece;

    /// Attributes are given to elements here, never spread over components, so there is nothing to add.
    fn add_any_attr<A: Attribute>(self, _attribute: A) -> Piece {
        self
    }
}

impl RenderHtml for Piece {
    type AsyncOutput = Piece;
    type Owned = Piece;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Piece {
        self
    }

    #[cfg(feature = "ssr")]
    fn to_html_with_buf(self, buf: &mut String, position: &mut Position, escape: bool, _mark: bool, extra: Vec<AnyAttribute>) {
        self.0.html(buf, position, escape, extra);
    }

    /// In the browser: never called.
    #[cfg(not(feature = "ssr"))]
    fn to_html_with_buf(self, _buf: &mut String, _position: &mut Position, _escape: bool, _mark: bool, _extra: Vec<AnyAttribute>) {}

    #[cfg(feature = "hydrate")]
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> PieceState {
        self.0.hydrate(cursor, position)
    }

    /// Natively: never called.
    #[cfg(not(feature = "hydrate"))]
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> PieceState {
        self.0.build()
    }

    fn into_owned(self) -> Piece {
        self
    }
}

/// What stands inside a component: Leptos' own `Children` would bring `AnyView` back.
pub struct Inner(Box<dyn FnOnce() -> Piece + Send>);

impl<F, V> ToChildren<F> for Inner
where
    F: FnOnce() -> V + Send + 'static,
    V: RenderHtml + 'static,
{
    fn to_children(inner: F) -> Inner {
        Inner(Box::new(move || inner().settle()))
    }
}

impl Inner {
    /// Makes it.
    pub fn view(self) -> Piece {
        (self.0)()
    }
}

/// A piece that is made anew whenever something that it reads changes. One type for all of them, so that the compiler writes the
/// watching once.
pub fn live(make: impl FnMut() -> Piece + Send + 'static) -> Box<dyn FnMut() -> Piece + Send> {
    Box::new(make)
}
