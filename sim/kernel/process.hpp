// Processes as C++20 coroutines: a household's journey is written as it is told, with `co_await` where time passes. A
// Process lives on its own once it is started; a Task is a part of one, awaited by it. Resumption always goes through
// the scheduler's loop (a trampoline), never by symmetric transfer, so the stack does not grow with the length of a
// story.
#pragma once

#include "kernel/frame_pool.hpp"

#include <coroutine>
#include <exception>
#include <utility>

namespace sluss::kernel {

/// The coroutine that this thread's loop resumes next, once the present one has suspended.
inline constinit thread_local std::coroutine_handle<> resume_next;

/// Resumes `handle` and whatever it hands over to, until all of them wait. Only the scheduler's loop calls it.
inline void resume(std::coroutine_handle<> handle) {
    while (handle) {
        handle.resume();
        handle = std::exchange(resume_next, {});
    }
}

/// Gives a promise its frames from the thread's pool.
struct PooledFrame {
    static void* operator new(std::size_t size) { return FramePool::of_this_thread().allocate(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
        FramePool::of_this_thread().release(frame, size);
    }
};

template <typename T>
class Task;

namespace detail {

struct TaskPromiseBase : PooledFrame {
    std::coroutine_handle<> awaiting;
    std::exception_ptr error;

    struct Final {
        bool await_ready() noexcept { return false; }
        template <typename Promise>
        void await_suspend(std::coroutine_handle<Promise> done) noexcept {
            resume_next = done.promise().awaiting;
        }
        void await_resume() noexcept {}
    };

    std::suspend_always initial_suspend() noexcept { return {}; }
    Final final_suspend() noexcept { return {}; }
    void unhandled_exception() { error = std::current_exception(); }
};

template <typename T>
struct TaskPromise : TaskPromiseBase {
    T value{};
    Task<T> get_return_object();
    void return_value(T result) { value = std::move(result); }
    T take() { return std::move(value); }
};

template <>
struct TaskPromise<void> : TaskPromiseBase {
    Task<void> get_return_object();
    void return_void() {}
    void take() {}
};

}  // namespace detail

/// A part of a process. It starts when it is awaited, and the awaiting process goes on when it has ended.
template <typename T = void>
class [[nodiscard]] Task {
public:
    using promise_type = detail::TaskPromise<T>;

    explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    Task& operator=(Task&&) = delete;
    ~Task() {
        if (handle_) handle_.destroy();
    }

    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> awaiting) noexcept {
        handle_.promise().awaiting = awaiting;
        resume_next = handle_;
    }
    T await_resume() {
        if (handle_.promise().error) std::rethrow_exception(handle_.promise().error);
        return handle_.promise().take();
    }

private:
    std::coroutine_handle<promise_type> handle_;
};

namespace detail {
template <typename T>
Task<T> TaskPromise<T>::get_return_object() {
    return Task<T>{std::coroutine_handle<TaskPromise<T>>::from_promise(*this)};
}
inline Task<void> TaskPromise<void>::get_return_object() {
    return Task<void>{std::coroutine_handle<TaskPromise<void>>::from_promise(*this)};
}
}  // namespace detail

/// The processes that are under way: a ring through their promises, so that those that never end can be put away with
/// the replication.
struct ProcessRing {
    ProcessRing* before = this;
    ProcessRing* after = this;

    ProcessRing() = default;
    ProcessRing(const ProcessRing&) = delete;
    ProcessRing& operator=(const ProcessRing&) = delete;

    void join(ProcessRing& ring) {
        before = ring.before;
        after = &ring;
        ring.before->after = this;
        ring.before = this;
    }
    void leave() {
        before->after = after;
        after->before = before;
        before = after = this;
    }
};

/// A process of its own. Made by calling a coroutine function, set going by Simulation::start; it ends by itself.
class [[nodiscard]] Process {
public:
    struct promise_type : PooledFrame, ProcessRing {
        ~promise_type() { leave(); }
        Process get_return_object() { return Process{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { throw; }  // out of the scheduler's loop: the replication fails
    };

    explicit Process(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    Process& operator=(Process&&) = delete;
    ~Process() {
        if (handle_) handle_.destroy();
    }

    /// Hands the coroutine over to whoever will resume it.
    std::coroutine_handle<promise_type> release() { return std::exchange(handle_, {}); }

private:
    std::coroutine_handle<promise_type> handle_;
};

}  // namespace sluss::kernel
