//! Many short lists of numbers in two long ones: what the index is made of. No list is a piece of memory of its own, so ten thousand of
//! them are read in one go.

/// Lists of numbers, by their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// Where each list ends in `items`.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// The lists with these lengths, one after the other. `None`: there are fewer items than that.
    pub(super) fn new(lengths: &[u32], items: Vec<u32>) -> Option<Lists> {
        let mut end = 0_u32;
        let mut ends = Vec::with_capacity(lengths.len());
        for length in lengths {
            end = end.checked_add(*length)?;
            ends.push(end);
        }
        (end as usize <= items.len()).then_some(Lists { ends, items })
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// One list; an empty one where there is none.
    pub(super) fn get(&self, at: usize) -> &[u32] {
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.items[start as usize..*end as usize]
    }

    /// Whether every number is a place in something that has so many.
    pub(super) fn are_below(&self, count: usize) -> bool {
        self.items.iter().all(|item| (*item as usize) < count)
    }

    /// The same the other way round: `pairs` are a list and a number for it; there are to be `count` lists.
    pub(super) fn of_pairs(count: usize, pairs: &[(u32, u32)]) -> Lists {
        let mut lengths = vec![0_u32; count];
        for (list, _) in pairs {
            if let Some(length) = lengths.get_mut(*list as usize) {
                *length += 1;
            }
        }
        let mut end = 0;
        let mut next: Vec<u32> = lengths
            .iter()
            .map(|length| {
                end += length;
                end - length
            })
            .collect();
        let mut items = vec![0; end as usize];
        for (list, item) in pairs {
            if let Some(place) = next.get_mut(*list as usize) {
                items[*place as usize] = *item;
                *place += 1;
            }
        }
        // Each list is full now, so the next place is its end.
        Lists { ends: next, items }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_what_they_are_given() {
        let lists = Lists::of_pairs(3, &[(2, 7), (0, 5), (2, 8), (9, 1)]);
        assert_eq!((lists.get(0), lists.get(1), lists.get(2), lists.get(3)), (&[5][..], &[][..], &[7, 8][..], &[][..]));
        assert_eq!(Lists::new(&[1, 0, 2], vec![5, 7, 8]), Some(lists));
        assert_eq!(Lists::new(&[1, 3], vec![5, 7, 8]), None);
    }
}
