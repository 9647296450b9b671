// A pairing heap (Fredman, Sedgewick, Sleator & Tarjan 1986) with two-pass merging. Nodes live in one pool and name
// each other by number; any event can be taken out where it is.
#pragma once

#include "event.hpp"

#include <utility>
#include <vector>

namespace sluss::bench {

class PairingHeap {
public:
    using Node = std::uint32_t;

    Node push(Event event) {
        Node node = free_;
        if (node == none) {
            node = static_cast<Node>(nodes_.size());
            nodes_.push_back({event});
        } else {
            free_ = nodes_[node].next;
            nodes_[node] = {event};
        }
        root_ = root_ == none ? node : merge(root_, node);
        return node;
    }

    Event pop() {
        const Node top = root_;
        const Event event = nodes_[top].event;
        root_ = merge_children(top);
        release(top);
        return event;
    }

    void erase(Node node) {
        if (node == root_) {
            pop();
            return;
        }
        Item& item = nodes_[node];
        Item& before = nodes_[item.previous];
        (before.child == node ? before.child : before.next) = item.next;
        if (item.next != none) nodes_[item.next].previous = item.previous;
        const Node rest = merge_children(node);
        if (rest != none) root_ = merge(root_, rest);
        release(node);
    }

private:
    static constexpr Node none = 0xffffffff;
    struct Item {
        Event event;
        Node child = none;
        Node next = none;      // sibling, or the next free one
        Node previous = none;  // sibling, or the parent of a first child
    };

    Node merge(Node a, Node b) {
        if (nodes_[b].event < nodes_[a].event) std::swap(a, b);
        Item& parent = nodes_[a];
        Item& child = nodes_[b];
        child.next = parent.child;
        child.previous = a;
        if (parent.child != none) nodes_[parent.child].previous = b;
        parent.child = b;
        parent.next = parent.previous = none;
        return a;
    }

    Node merge_children(Node parent) {
        Node pairs = none;  // merged in twos, the last first
        for (Node first = nodes_[parent].child; first != none;) {
            const Node second = nodes_[first].next;
            Node next = none;
            Node pair = first;
            if (second != none) {
                next = nodes_[second].next;
                pair = merge(first, second);
            }
            nodes_[pair].next = pairs;
            pairs = pair;
            first = next;
        }
        if (pairs == none) return none;
        Node all = pairs;
        Node rest = nodes_[pairs].next;
        nodes_[all].next = nodes_[all].previous = none;
        while (rest != none) {
            const Node next = nodes_[rest].next;
            all = merge(all, rest);
            rest = next;
        }
        return all;
    }

    void release(Node node) {
        nodes_[node].next = free_;
        free_ = node;
    }

    std::vector<Item> nodes_;
    Node root_ = none;
    Node free_ = none;
};

}  // namespace sluss::bench
