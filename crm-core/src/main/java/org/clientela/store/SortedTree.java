package org.clientela.store;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in the order of its keys. A changed copy shares all with the original but the path to the change, so that
 * keeping an old state costs next to nothing. No hashing, hence no keys chosen so as to collide.
 *
 * <p>A weight-balanced tree: neither side of a node weighs more than three times the other, a weight being the entries and
 * one. Source: Hirai and
 * Yamamoto (2011), Journal of Functional Programming 21(3), 287-307; the pair (3, 2) is the one they prove sound.
 */
final class SortedTree<K, V> {
    private static final int DELTA = 3;
    private static final int GAMMA = 2;

    /** A key and what it maps to. */
    interface Entry<K, V> {
        K key();

        V value();
    }

    private static final class Node<K, V> implements Entry<K, V> {
        private final K key;
        private final V value;
        private final @Nullable Node<K, V> left;
        private final @Nullable Node<K, V> right;
        private final int size;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.size = Math.addExact(size(left), size(right)) + 1;
        }

        @Override
        public K key() {
            return key;
        }

        @Override
        public V value() {
            return value;
        }
    }

    private final Comparator<? super K> order;
    private final @Nullable Node<K, V> root;

    private SortedTree(Comparator<? super K> order, @Nullable Node<K, V> root) {
        this.order = order;
        this.root = root;
    }

    static <K extends Comparable<K>, V> SortedTree<K, V> empty() {
        return empty(Comparator.naturalOrder());
    }

    static <K, V> SortedTree<K, V> empty(Comparator<? super K> order) {
        return new SortedTree<>(order, null);
    }

    int size() {
        return size(root);
    }

    @Nullable V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int side = order.compare(key, node.key);
            if (side == 0) {
                return node.value;
            }
            node = side < 0 ? node.left : node.right;
        }
        return null;
    }

    SortedTree<K, V> with(K key, V value) {
        return new SortedTree<>(order, with(root, key, value));
    }

    SortedTree<K, V> without(K key) {
        Node<K, V> less = without(root, key);
        return less == root ? this : new SortedTree<>(order, less);
    }

    Iterator<Entry<K, V>> ascending() {
        Ascent<K, V> ascent = new Ascent<>();
        ascent.descendLeft(root);
        return ascent;
    }

    /** The entries from a key on, that of the key included. */
    Iterator<Entry<K, V>> ascendingFrom(K key) {
        return ascendingWhere(key, 0);
    }

    /** The entries behind a key. */
    Iterator<Entry<K, V>> ascendingAfter(K key) {
        return ascendingWhere(key, -1);
    }

    private Iterator<Entry<K, V>> ascendingWhere(K key, int largest) {
        Ascent<K, V> ascent = new Ascent<>();
        Node<K, V> node = root;
        while (node != null) {
            if (Integer.signum(order.compare(key, node.key)) <= largest) {
                ascent.waiting.push(node);
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return ascent;
    }

    private Node<K, V> with(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int side = order.compare(key, node.key);
        if (side == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return side < 0
                ? balanced(node, with(node.left, key, value), node.right)
                : balanced(node, node.left, with(node.right, key, value));
    }

    private @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int side = order.compare(key, node.key);
        if (side == 0) {
            return joined(node.left, node.right);
        }
        if (side < 0) {
            Node<K, V> left = without(node.left, key);
            return left == node.left ? node : balanced(node, left, node.right);
        }
        Node<K, V> right = without(node.right, key);
        return right == node.right ? node : balanced(node, node.left, right);
    }

    /** One tree of two that are balanced against each other, all of the first before all of the second. */
    private static <K, V> @Nullable Node<K, V> joined(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.size > right.size
                ? balanced(last(left), withoutLast(left), right)
                : balanced(first(right), left, withoutFirst(right));
    }

    private static <K, V> Node<K, V> first(Node<K, V> node) {
        return node.left == null ? node : first(node.left);
    }

    private static <K, V> Node<K, V> last(Node<K, V> node) {
        return node.right == null ? node : last(node.right);
    }

    private static <K, V> @Nullable Node<K, V> withoutFirst(Node<K, V> node) {
        return node.left == null ? node.right : balanced(node, withoutFirst(node.left), node.right);
    }

    private static <K, V> @Nullable Node<K, V> withoutLast(Node<K, V> node) {
        return node.right == null ? node.left : balanced(node, node.left, withoutLast(node.right));
    }

    private static <K, V> Node<K, V> balanced(Node<K, V> top, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (right != null && weight(right) > DELTA * weight(left)) {
            Node<K, V> inner = right.left;
            return inner == null || weight(inner) < GAMMA * weight(right.right)
                    ? node(right, node(top, left, inner), right.right)
                    : node(inner, node(top, left, inner.left), node(right, inner.right, right.right));
        }
        if (left != null && weight(left) > DELTA * weight(right)) {
            Node<K, V> inner = left.right;
            return inner == null || weight(inner) < GAMMA * weight(left.left)
                    ? node(left, left.left, node(top, inner, right))
                    : node(inner, node(left, left.left, inner.left), node(top, inner.right, right));
        }
        return node(top, left, right);
    }

    private static <K, V> Node<K, V> node(Entry<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(entry.key(), entry.value(), left, right);
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static long weight(@Nullable Node<?, ?> node) {
        return size(node) + 1L;
    }

    /** How many entries lie above one another at most; for tests of the balance. */
    int height() {
        return height(root);
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : 1 + Math.max(height(node.left), height(node.right));
    }

    /** The nodes whose own entry and right side are still to come, the next one on top. */
    private static final class Ascent<K, V> implements Iterator<Entry<K, V>> {
        private final Deque<Node<K, V>> waiting = new ArrayDeque<>();

        private void descendLeft(@Nullable Node<K, V> from) {
            for (Node<K, V> node = from; node != null; node = node.left) {
                waiting.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !waiting.isEmpty();
        }

        @Override
        public Entry<K, V> next() {
            Node<K, V> node = waiting.poll();
            if (node == null) {
                throw new NoSuchElementException();
            }
            descendLeft(node.right);
            return node;
        }
    }
}
